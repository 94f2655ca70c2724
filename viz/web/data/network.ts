/** The graph as graphology has it, for paths and for files of other programs. */
import type { UndirectedGraph } from "graphology";
import type { Network } from "../network.ts";
import { runPacked } from "./unpack.ts";

/** Unpacks the graph libraries when they are first needed. */
export async function loadNetwork(): Promise<Network> {
  await runPacked("network");
  const { orbitNetwork } = globalThis as { orbitNetwork?: Network };
  if (!orbitNetwork) throw new Error("the graph libraries of this page could not be started");
  return orbitNetwork;
}

export type { UndirectedGraph };
