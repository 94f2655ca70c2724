const page = JSON.parse(document.getElementById("data").textContent);
const data = { nodes: new vis.DataSet(page.nodes), edges: new vis.DataSet(page.edges) };
new vis.Network(document.getElementById("net"), data, page.options);
