import { Decoder, Encoder, type Packet, PacketType } from 'socket.io-parser';

/** A value in a packet that is JSON already: it goes out as it is, however many sockets it goes to. */
export class EncodedJson {
  constructor(readonly text: string) {}
}

/** Encodes as Socket.IO does, but for values that are encoded already. */
class LiveEncoder extends Encoder {
  override encode(packet: Packet): unknown[] {
    const data: unknown = packet.data;
    const isText = packet.type === PacketType.EVENT || packet.type === PacketType.ACK;
    if (!isText || !Array.isArray(data) || !data.some((part) => part instanceof EncodedJson))
      return super.encode(packet);
    const parts = data.map((part) => (part instanceof EncodedJson ? part.text : JSON.stringify(part)));
    return [`${packet.type}${packet.nsp},${packet.id ?? ''}[${parts.join(',')}]`];
  }
}

/** Socket.IO's own format, with documents encoded once. */
export const liveParser = { Encoder: LiveEncoder, Decoder };
