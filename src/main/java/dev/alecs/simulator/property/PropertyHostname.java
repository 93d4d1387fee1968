package dev.alecs.simulator.property;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.simulator.hostname.EdgeHostname;
import dev.alecs.simulator.http.Json;

/**
 * A name that a property version serves.
 *
 * @param cnameFrom the customer's name
 * @param edgeHostname what it points to
 * @param certProvisioningType {@code CPS_MANAGED} or {@code DEFAULT}
 */
public record PropertyHostname(String cnameFrom, EdgeHostname edgeHostname, String certProvisioningType) {

    ObjectNode json() {
        return Json.object()
                .put("cnameType", "EDGE_HOSTNAME")
                .put("edgeHostnameId", "ehn_" + edgeHostname.number())
                .put("cnameFrom", cnameFrom)
                .put("cnameTo", edgeHostname.domain())
                .put("certProvisioningType", certProvisioningType);
    }
}
