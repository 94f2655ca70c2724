"use strict";
// Puts Yasgui in the place of the plain form: it asks this server alone, and looks nothing up on the web.
const form = document.getElementById("editor");
const endpoint = new URL(form.dataset.endpoint, location.href).href;
Yasgui.Yasqe.defaults.autocompleters = ["variables"];
Yasgui.Yasqe.defaults.value = form.elements.query.value;
Yasgui.Yasr.defaults.prefixes = {};
const yasgui = new Yasgui(document.getElementById("yasgui"), {
  requestConfig: { endpoint, acceptHeaderGraph: "text/turtle" },
  endpointCatalogueOptions: { getData: () => [{ endpoint }] },
  populateFromUrl: false,
  copyEndpointOnNewTab: false,
  persistenceId: null,
});
form.hidden = true;
yasgui.getTab().setQuery(form.elements.query.value);
