// Node 18 keeps the browsers' crypto in a module of its own.
import { webcrypto } from 'node:crypto';

globalThis.crypto ??= webcrypto as Crypto;
