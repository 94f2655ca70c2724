/** What is needed of the graph libraries, in a script that the page unpacks when it first needs it. */
import { UndirectedGraph } from "graphology";
import { write } from "graphology-gexf/browser";
import { dijkstra } from "graphology-shortest-path";
import Sigma from "sigma";
import { EdgeLineProgram } from "sigma/rendering";
import { ShapeProgram } from "./map/program.ts";

export const network = { UndirectedGraph, gexf: write, dijkstra, Sigma, EdgeLineProgram, ShapeProgram };
export type Network = typeof network;

(globalThis as { orbitNetwork?: Network }).orbitNetwork = network;
