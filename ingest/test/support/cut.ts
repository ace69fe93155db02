import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A way to a server that can be cut and mended. */
export interface Way {
  url: string;
  /** Ends what is on the way and lets nothing pass. */
  cut(): Promise<void>;
  mend(): Promise<void>;
}

/** Opens a way on loopback to a port on loopback. */
export async function openWay(to: number): Promise<Way> {
  const sockets = new Set<Socket>();
  const pass = (socket: Socket): void => {
    const onward = connect(to, '127.0.0.1');
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  };
  let server: Server;
  const open = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server = createServer(pass);
      server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
  await open(0);
  const { port } = server!.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    async cut() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    mend: () => open(port),
  };
}
