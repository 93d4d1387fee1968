package dev.alecs.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A name that a property version serves.
 *
 * @param cnameFrom the customer's name
 * @param edgeHostname what it points to
 * @param certProvisioningType {@code CPS_MANAGED} or {@code DEFAULT}
 */
record PropertyHostname(String cnameFrom, EdgeHostname edgeHostname, String certProvisioningType) {

    ObjectNode json() {
        return Json.object()
                .put("cnameType", "EDGE_HOSTNAME")
                .put("edgeHostnameId", "ehn_" + edgeHostname.number())
                .put("cnameFrom", cnameFrom)
                .put("cnameTo", edgeHostname.domain())
                .put("certProvisioningType", certProvisioningType);
    }
}
