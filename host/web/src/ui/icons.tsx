// Hand-drawn 24-px stroke icons; only what the application uses.
const PATHS = {
  inbox: 'M4 13h4l2 3h4l2-3h4M5.5 5h13l2 8v5a1.5 1.5 0 0 1-1.5 1.5H5A1.500 1.500 0 0 1 3.5 18v-5z',
  plan: 'M12 21a9 9 0 1 1 9-9M12 16.5a4.5 4.5 0 1 1 4.5-4.5M12 12l8-8',
  bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.500a2.200 2.200 0 0 0 4 0',
  plug: 'M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4',
  team: 'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7M2.500 19.500c.5-3.700 3-5.500 6.500-5.500s6 1.800 6.500 5.500M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14.500c2 .8 3.200 2.500 3.500 5',
  list: 'M9 6h11M9 12h11M9 18h11M4 6l1 1 1.800-2M4 12l1 1 1.800-2M4 18l1 1 1.800-2',
  data: 'M4 5h16v14H4zM4 10h16M4 14.500h16M10 10v9',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.5c.6-4 3.5-6 7.5-6s6.900 2 7.5 6',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14M16 16l4.5 4.5',
  back: 'M19 12H5M11 6l-6 6 6 6',
  forward: 'M5 12h14M13 6l6 6-6 6',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  undo: 'M9 7L5 11l4 4M5 11h9a5 5 0 0 1 0 10h-2',
  open: 'M9 6l6 6-6 6',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8 3.5V8M16 3.5V8',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 7v5l3.5 2',
  warn: 'M12 4l9 16H3zM12 10v4.5M12 17.2v.1',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 11v5.500M12 7.5v.1',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  exit: 'M14 5H6v14h8M11 12h9M16.5 8.500L20 12l-3.500 3.500',
  plus: 'M12 5v14M5 12h14',
  remove: 'M5 7h14M10 7V4.500h4V7M7 7l1 13h8l1-13M10.500 11v5.500M13.500 11v5.500',
  close: 'M6 6l12 12M18 6L6 18',
  retry: 'M19.500 12a7.500 7.500 0 1 1-2.200-5.300M19.500 3.500v4h-4',
  offline: 'M3 3l18 18M5 12.500a10 10 0 0 1 4.500-2.700M12 9c2.700 0 5.200 1.200 7 3.200M8.500 16a5 5 0 0 1 6.500-.2M12 19.500v.1',
} as const;
export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
