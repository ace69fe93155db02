import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** A proxy in front of a database that breaks connections after the request has gone through. */
export interface CuttingProxy {
  url: string;
  /** Connections that were broken before the answer. */
  cuts: number;
  /** Share of answers that are cut off, 0 to 1. */
  share: number;
  close: () => Promise<void>;
}

/** Starts a proxy to a port on loopback; what is cut has reached the database, so a retry writes it again. */
export async function startCuttingProxy(port: number): Promise<CuttingProxy> {
  const sockets = new Set<Socket>();
  const proxy: CuttingProxy = { url: '', cuts: 0, share: 0, close: () => Promise.resolve() };
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    client.pipe(upstream);
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
    upstream.on('data', (answer) => {
      if (Math.random() >= proxy.share) {
        client.write(answer);
        return;
      }
      proxy.cuts++;
      client.write(answer.subarray(0, Math.floor(answer.length / 3)));
      client.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy.url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  proxy.close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return proxy;
}
