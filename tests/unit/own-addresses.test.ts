/** A platform vouches for the addresses that its operator named, and for no other. */
import { expect, test } from 'vitest';
import { isOwnAddress } from '../../platform/stations/own-addresses';

const named = ['https://platform.example/edu/', 'https://second.example'];

test.each([
  ['https://platform.example/edu', named, true],
  ['https://platform.example/edu/', named, true],
  ['https://PLATFORM.example:443/edu', named, true],
  ['https://second.example', named, true],
  ['https://platform.example', named, false],
  ['https://platform.example/edu/x', named, false],
  ['http://platform.example/edu', named, false],
  ['https://platform.example.evil.example/edu', named, false],
  ['https://platform.example@evil.example/edu', named, false],
  ['https://platform.example/edu?x', named, false],
  ['http://127.0.0.1:8080', named, false],
  ['http://127.0.0.1:8080', [], true],
  ['http://localhost:1', [], true],
  ['http://[::1]:1/', [], true],
  ['http://127.0.0.1.evil.example', [], false],
  ['https://platform.example/edu', [], false],
  ['no address', [], false],
] as const)('%s of %j: %s', (address, own, is) => {
  expect(isOwnAddress(address, own)).toBe(is);
});
