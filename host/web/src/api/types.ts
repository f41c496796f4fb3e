// The shapes of host/http/openapi.json, under short names. `openapi.d.ts` is generated (`npm run types`) and a test fails
// when it is older than the document. Only what the document leaves open is said here: the schema of a form.
import type { Text } from '../i18n';
import type { components } from './openapi';

type Schemas = components['schemas'];
type Without<T, K extends keyof T> = Omit<T, K>;

/** The published subset of JSON Schema; `$ref` to an enum arrives as its values and their texts. */
export interface Schema {
  type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: false;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  minimum?: number;
  maximum?: number;
  multipleOf?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: 'date' | 'person' | 'file';
  default?: unknown;
  enum?: string[];
  const?: unknown;
  if?: Schema;
  then?: Schema;
  else?: Schema;
  ui?: { label?: Text; help?: Text; widget?: string; texts?: Record<string, Text>; order?: string[] };
}
export type Answers = Record<string, unknown>;

export type Person = Schemas['Person'];
export type Mandate = Schemas['Mandate'];
export type Actor = Schemas['Actor'];
export type Plugin = Schemas['Plugin'];
export type Session = Schemas['Session'];
export type Demo = Schemas['Demo'];
export type InboxRow = Schemas['InboxRow'];
export type Inbox = Schemas['Inbox'];
export type Tab = Inbox['tab'];
export type Source = Schemas['DatasetSource'];
export type Measure = Schemas['Measure'];
export type Section = Without<Schemas['Section'], 'schema' | 'value'> & { schema: Schema; value: Answers };
export type Answer = Without<Schemas['Answer'], 'sections'> & { sections: Section[] };
export type Choice = Schemas['Choice'];
export type Task = Without<Schemas['Task'], 'sections' | 'context'> & { sections: Section[]; context: Answer[] };
export type Here = Schemas['Here'];
export type Diagram = Schemas['Diagram'];
export type DiagramNode = Diagram['nodes'][number];
export type DiagramEdge = Diagram['edges'][number];
export type TimelineEntry = Schemas['TimelineEntry'];
export type Case = Without<Schemas['Case'], 'tasks' | 'answers'> & { tasks: Task[]; answers: Answer[] };
export type DraftContent = { forms: Record<string, Answers>; note?: string };
export type Decision = { choice?: string; forms: Record<string, Answers>; note?: string };
export type CaseNumber = Schemas['CaseNumber'];
export type Awaited = Schemas['Awaited'];
export type EventField = Schemas['EventField'];
export type Why = Schemas['Why'];
export type WhyNode = Schemas['WhyNode'];
export type Startable = Schemas['Startable'][number];
export type Dataset = Schemas['Dataset'];
export type DatasetRows = Schemas['DatasetRows'];
export type Column = Dataset['columns'][number];
export type Finding = Schemas['Finding'];
export type DatasetCheck = Schemas['DatasetCheck'];
export type DatasetTaken = Schemas['DatasetTaken'];
export type Correction = Schemas['Correction'];
export type Corrections = Schemas['Corrections'];
export type List = Without<Schemas['List'], 'sections'> & { sections: Section[] };
export type ListRow = List['rows'][number];
export type ListDecision = Schemas['ListDecision'];
export type ListDecided = Schemas['ListDecided'];
export type Plans = Schemas['Plans'];
export type PlanRow = Plans['rows'][number];
export type Notifications = Schemas['Notifications'];
export type PluginRow = Schemas['Plugins']['rows'][number];
export type IncidentRow = Schemas['Incidents']['rows'][number];
