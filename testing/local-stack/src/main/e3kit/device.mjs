import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { EThree } from '@virgilsecurity/e3kit-node';
import { virgilToken } from './token.mjs';

/** One installation of the chat app: E3Kit with its own key storage, and the groups it has loaded. */
export class Device {
  /** What may be called from outside by name. */
  static CALLS = new Set([
    'register',
    'hasLocalPrivateKey',
    'backupPrivateKey',
    'restorePrivateKey',
    'cleanup',
    'findUsers',
    'authEncrypt',
    'authDecrypt',
    'loadGroup',
    'updateGroup',
    'encryptGroup',
    'decryptGroup',
    'createGroup',
    'addToGroup',
    'removeFromGroup',
    'deleteGroup',
  ]);

  #e3;
  #groups = new Map();

  constructor(e3) {
    this.#e3 = e3;
  }

  /**
   * Starts E3Kit. It asks for a Virgil JWT now and again whenever the one it has runs out; each time the token service is
   * called with the login of this device.
   */
  static async open({ tokenUrl, login, apiUrl, storage }) {
    mkdirSync(storage, { recursive: true });
    const getToken = () => virgilToken(tokenUrl, login);
    const e3 = await EThree.initialize(getToken, {
      apiUrl,
      storageName: join(storage, 'keys'),
      groupStorageName: join(storage, 'groups'),
    });
    return new Device(e3);
  }

  identity() {
    return this.#e3.identity;
  }

  register() {
    return this.#e3.register();
  }

  hasLocalPrivateKey() {
    return this.#e3.hasLocalPrivateKey();
  }

  backupPrivateKey({ password }) {
    return this.#e3.backupPrivateKey(password);
  }

  restorePrivateKey({ password }) {
    return this.#e3.restorePrivateKey(password);
  }

  async cleanup() {
    await this.#e3.cleanup();
    this.#groups.clear();
  }

  /** Card ids by identity. An identity without a card makes E3Kit throw. */
  async findUsers({ identities }) {
    const cards = await this.#e3.findUsers(identities);
    return Object.fromEntries(Object.entries(cards).map(([identity, card]) => [identity, card.id]));
  }

  async authEncrypt({ recipients, text }) {
    return this.#e3.authEncrypt(text, await this.#e3.findUsers(recipients));
  }

  async authDecrypt({ sender, message }) {
    return this.#e3.authDecrypt(message, await this.#e3.findUsers(sender));
  }

  async loadGroup({ group, owner }) {
    const loaded = await this.#e3.loadGroup(group, await this.#e3.findUsers(owner));
    this.#groups.set(group, loaded);
    return loaded.participants;
  }

  async updateGroup({ group }) {
    const known = await this.#group(group);
    await known.update();
    return known.participants;
  }

  async encryptGroup({ group, text }) {
    return (await this.#group(group)).encrypt(text);
  }

  async decryptGroup({ group, sender, message }) {
    return (await this.#group(group)).decrypt(message, await this.#e3.findUsers(sender));
  }

  async createGroup({ group, members }) {
    this.#groups.set(group, await this.#e3.createGroup(group, await this.#e3.findUsers(members)));
  }

  async addToGroup({ group, members }) {
    await (await this.#group(group)).add(await this.#e3.findUsers(members));
  }

  async removeFromGroup({ group, members }) {
    await (await this.#group(group)).remove(await this.#e3.findUsers(members));
  }

  async deleteGroup({ group }) {
    await this.#e3.deleteGroup(group);
    this.#groups.delete(group);
  }

  async #group(group) {
    const known = this.#groups.get(group) ?? (await this.#e3.getGroup(group));
    if (!known) {
      throw new Error(`Group ${group} is not loaded on this device`);
    }
    this.#groups.set(group, known);
    return known;
  }
}
