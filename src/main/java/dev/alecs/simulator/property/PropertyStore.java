package dev.alecs.simulator.property;

import dev.alecs.simulator.hostname.EdgeHostnames;
import dev.alecs.simulator.http.Problem;
import dev.alecs.simulator.http.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Property Manager knows of one account. */
public final class PropertyStore {

    /** A contract of the account. */
    public record Contract(String id, String typeName) {}

    /** A group of the account, below another or at the top. */
    public record Group(String id, String name, @Nullable String parentId, List<String> contractIds) {}

    /** A product that a contract has. */
    public record Product(String id, String name) {}

    /** A CP code: what traffic is counted and purged by. */
    public record CpCode(
            String id, String name, String contractId, String groupId, String productId, Instant created) {}

    /** A set of rules that several properties share. */
    public record Include(String id, String name, String type, String contractId, String groupId) {}

    private final String accountId;
    private final String accountName;
    private final EdgeHostnames edgeHostnames;
    private final List<Contract> contracts = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final List<Product> products = new ArrayList<>();
    private final List<Include> includes = new ArrayList<>();
    private final Map<String, CpCode> cpCodes = new LinkedHashMap<>();
    private final Map<String, Property> properties = new LinkedHashMap<>();
    private final List<Activation> activations = new ArrayList<>();
    private long nextNumber;

    /**
     * A store without any data.
     *
     * @param firstNumber of the ids it gives out, so that two accounts do not share any
     */
    public PropertyStore(String accountId, String accountName, EdgeHostnames edgeHostnames, long firstNumber) {
        this.accountId = accountId;
        this.accountName = accountName;
        this.edgeHostnames = edgeHostnames;
        this.nextNumber = firstNumber;
    }

    String accountId() {
        return accountId;
    }

    String accountName() {
        return accountName;
    }

    public EdgeHostnames edgeHostnames() {
        return edgeHostnames;
    }

    public List<Contract> contracts() {
        return contracts;
    }

    public List<Group> groups() {
        return groups;
    }

    public List<Product> products() {
        return products;
    }

    public List<Include> includes() {
        return includes;
    }

    Map<String, CpCode> cpCodes() {
        return cpCodes;
    }

    Map<String, Property> properties() {
        return properties;
    }

    /** The activations of a property, the newest first. */
    Stream<Activation> activations(Property property) {
        return activations.reversed().stream().filter(activation -> activation.property() == property);
    }

    Optional<Activation> pending(Property property, Network network) {
        return activations(property)
                .filter(activation -> activation.pending() && activation.network() == network)
                .findFirst();
    }

    Activation add(Activation activation) {
        activations.add(activation);
        return activation;
    }

    void remove(Property property) {
        properties.remove(property.id());
        activations.removeIf(activation -> activation.property() == property);
    }

    public CpCode addCpCode(String name, String contractId, String groupId, String productId, Instant created) {
        CpCode added = new CpCode(nextId("cpc_"), name, contractId, groupId, productId, created);
        cpCodes.put(added.id(), added);
        return added;
    }

    public Property addProperty(String name, String contractId, String groupId, String productId) {
        Property added = new Property(nextId("prp_"), name, contractId, groupId, productId);
        properties.put(added.id(), added);
        return added;
    }

    String nextId(String prefix) {
        return prefix + nextNumber++;
    }

    void settle(Instant now) {
        activations.stream()
                .filter(activation -> activation.pending() && !now.isBefore(activation.due()))
                .sorted(Comparator.comparing(Activation::due))
                .forEach(this::complete);
    }

    private void complete(Activation activation) {
        activations(activation.property())
                .filter(earlier -> earlier.network() == activation.network() && earlier != activation)
                .forEach(earlier -> earlier.supersede(activation));
        activation.complete();
    }

    Property property(String id) {
        return Optional.ofNullable(properties.get(IdPrefixes.with("prp_", id)))
                .orElseThrow(() -> notFound("property " + id));
    }

    Contract contract(String id) {
        String wanted = IdPrefixes.with("ctr_", id);
        return contracts.stream()
                .filter(contract -> contract.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> notFound("contract " + id));
    }

    Group group(String id) {
        String wanted = IdPrefixes.with("grp_", id);
        return groups.stream()
                .filter(group -> group.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> notFound("group " + id));
    }

    Product product(String id) {
        String wanted = IdPrefixes.with("prd_", id);
        return products.stream()
                .filter(product -> product.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> notFound("product " + id));
    }

    static Refusal notFound(String what) {
        return Problem.notFound("papi/v0/http/not-found", "The system was unable to find " + what + ".")
                .refusal();
    }
}
