package dev.alecs.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What operators say, and what Akamai calls it.
 *
 * <p>One entry a line: what may be said, with commas between; an equals sign when that is only another name, or an arrow when
 * it hints at something; what is meant. Both sides may be of several words. What was said counts too.
 */
final class Vocabulary {

    private static final String ENTRIES = """
            cert, certs, ssl, tls, https = certificate
            certificate -> enrollment
            san, sans, subject alternative name -> certificate enrollment
            csr -> certificate signing request
            renew, renewal, expiring, expire, expires, expiry, runs out, run out -> renewal expiration
            domain validation, dv, acme challenge, lets encrypt, letsencrypt -> validation challenge certificate
            waf, krs, kona, aap, web application firewall, firewall -> security application appsec waf
            app sec, appsec -> application security
            attack, attacks, attacked, attacker, hacker, ddos, dos -> attack security
            sqli, sql injection, xss, cross site scripting, rce, log4j -> attack group waf rule
            rate limit, rate limiting, throttle, throttling, too many requests -> rate policy limit
            bot, bots, scraper, scrapers, scraping, crawler, crawlers = bot
            credential stuffing, account takeover -> bot transactional endpoint login
            blocklist, blacklist, block list, denylist, deny list, banned -> network list client block deny
            allowlist, whitelist, white list, allow list, bypass, let in, let through -> allow bypass exception
            geo block, geoblock, country, countries, geo fence, embargo -> geo ip firewall
            false positive, false positives, false alarm, fp -> exception rule condition
            flush, bust, cache bust, clear, stale, old content, old version, outdated, refresh, refetch -> purge invalidate cache
            purge, purged, purging -> invalidate delete cached objects
            invalidate, invalidation -> purge stale
            cached, caching, cache -> cache
            ttl, time to live -> ttl
            go live, golive, push, pushed, ship, deploy, promote, release, roll out, rollout, publish, put live -> activate
            roll back, rollback, rolled back, revert, undo, back out, put back -> rollback restore previous version activate
            prop, site, sites, website, config, configuration, cfg, delivery config = property configuration
            property -> property
            ver, rev, revision = version
            staging, stg, stage = staging
            production, prod, prd = production
            rule tree, rules, ruleset, behavior, behaviors, behaviour, setting -> rules property behavior
            origin, origin server, backend, back end -> origin
            ehn, edge hostname, edgehostname, edge host = edge hostname
            hostname, host, hosts, vhost -> hostname
            fqdn, domain, domains -> domain zone hostname
            dns, nameserver, nameservers, name server, ns, name servers -> dns zone
            zone file, bind file -> zone file
            a record, cname, mx, txt record, txt, aaaa, spf, dmarc, dns entry, dns record, subdomain, record -> record set
            dnssec = dnssec
            tsig, axfr, zone transfer -> tsig transfer zone
            apex -> zone record
            cp code, cpcode, cpcodes, cp codes, cp = cp code
            gtm, load balancing, load balancer, traffic management, global load balancing, lb -> gtm property traffic
            failover, fail over, weights, weight, split traffic, data center, datacenter, dc -> gtm datacenter property
            probe, liveness, health check, healthcheck -> liveness test
            ew, edge worker, edgeworker, worker, workers, serverless, javascript at the edge, edge function, edge code = edgeworker
            ekv, edge kv, edgekv, key value, kv store, kv = edgekv
            namespace -> edgekv namespace
            ds2, datastream, data stream, log shipping, log streaming, ship logs, splunk, datadog, s3, siem feed, sumo -> datastream stream
            siem -> siem security events
            lds, log delivery -> log delivery
            logs, log -> log
            cloudlet, redirector, edge redirector, redirect, redirects, redirect rule -> cloudlet policy
            phased release, audience segmentation, visitor waiting room, waiting room, alb, vp -> cloudlet policy
            ivm, image manager, pictures, picture, photos, photo, images = image
            policy set, policyset = policy set
            secure internet access = sia
            enterprise application access = eaa
            usr = user
            del, rm = delete
            mod, chg = update
            act = activate
            upd = update
            bak = back
            nu = new create
            rec = record set
            hist = history
            msg, mails, mail = email
            plz, pls = please
            coments, comment, comments, reply, replied = comment
            employees, staff, laptops, machines -> client device
            malware, phishing, threat, threats -> threat
            bought, purchased, entitled -> product
            stats, statistics, metrics, numbers -> report statistics data
            fingerprint, fingerprints -> client list
            who can see, who can edit, who has access, has access -> users
            netstorage, ns storage, upload account = netstorage
            site shield, siteshield, ssmap -> site shield map
            origin ip acl, firewall rules, edge ips, akamai ips, cidrs -> cidr blocks firewall
            cam, cloud access, aws key, gcs key, origin auth -> cloud access key
            error code, reference number, reference, ref, error string, error page -> error translate
            why, reason, broken, outage, down, incident, problem -> diagnose error problem
            dig, resolve, resolves, lookup, nslookup -> dig dns
            curl, fetch headers, response headers, headers -> curl
            ping, traceroute, trace route, mtr, latency, packet loss -> mtr
            slow, performance -> performance
            where is, geolocate, geolocation, location of -> locate ip
            is this ip akamai, belongs to akamai -> verify edge ip
            arl, translate url, which cp code -> translate url
            grep, search logs -> search edge logs
            who changed, who did, who moved, who touched, history, audit, audit log, audit trail, changed by, last changed -> history audit log events
            diff, difference, compare, comparison, what changed, changed between -> diff compare
            user, users, colleague, employee, login, person, people, account holder = user
            locked out, lock out, shut out, locked -> unlock lock user
            password, pw, pwd = password
            mfa, two factor, 2fa, second factor, otp -> mfa authentication
            permissions, rights, permission, role, roles -> role access
            api client, api key, api credentials, credentials, client secret, edgerc -> api client credential
            account switch, other account, switch account, switch key, sub account -> account switch key
            ticket, support ticket, case, tkt, support, open a ticket = support case
            alarm, alarms, alert, alerts, notify, notification, notified, warn -> alert
            traffic, hits, bandwidth, offload, usage, volume, gigabytes, requests served -> report traffic data
            bill, billing, invoice, invoices, cost, costs, charge, charged -> invoice billing usage
            contract, contracts -> contract
            quota, limit, limits, how many left, remaining -> limit quota
            vod, live stream, livestream, encoder, stream, channel -> stream live
            msl, media services -> msl
            sandbox, sbx, local test = sandbox
            sia, etp, enterprise threat, swg, web filter -> sia
            eaa, ztna, zero trust, vpn = eaa
            px, prolexic, scrubbing = prolexic
            iot, mqtt, ota -> iot
            china, icp -> china cdn
            cloud wrapper, mid tier -> cloud wrapper
            script, scripts, third party scripts -> script
            eccu -> eccu content control
            onboard, onboarding -> onboarding create
            copy, clone, duplicate, copying -> clone copy create
            show, see, view, display, look at, look up, check, read, fetch, inspect = show
            which, all, every, inventory, overview, what do we have, have we got, do we have -> list
            make, new, book, register, set up, setup, add, open, another = create
            change, modify, edit, adjust, raise, lower, tweak, switch, set, increase, decrease, point, extend, mute = update
            remove, take off, take out, take away, retire, retired, decommission, kill, get rid, drop, take down, wipe, erase = delete
            mute, silence, snooze -> suppression
            left the company, leaver, quit -> delete user lock
            protected, protects, protect, covered, shields, shield -> protection
            status, is it done, finished, progress, stand, stands -> status
            uptime, availability -> availability
            rights of, editor, admin -> grants role
            draft, unsaved -> version draft rules
            jpg, css, js, files, extension, caching of -> rules caching behavior
            entries, entry -> record set item
            login form, login page -> transactional endpoint
            opened, visited, used by -> access log
            stand in, event, black friday, launch -> event
            cidr, cidrs -> cidr blocks firewall
            nightly, daily -> schedule
            pause, stop, switch off, turn off, disable, take off -> deactivate stop suspend
            resume, switch on, turn on, enable -> activate enable resume
            extend, widen -> update
            rename -> update name
            throw away -> delete
            """;

    /** By the first word of what is said. */
    private final Map<String, List<Entry>> entries = new HashMap<>();

    /**
     * What something said is taken for.
     *
     * @param weight how much that counts against what was said
     * @param same whether it is only another name
     */
    record Meaning(String stem, double weight, boolean same) {}

    private record Entry(List<String> said, List<Meaning> meanings) {

        /** Whether it is said here, its first word being known to be. */
        boolean standsAt(int place, List<String> words) {
            if (place + said.size() > words.size()) {
                return false;
            }
            for (int i = 1; i < said.size(); i++) {
                if (!said.get(i).equals(words.get(place + i))) {
                    return false;
                }
            }
            return true;
        }
    }

    Vocabulary() {
        ENTRIES.lines().filter(line -> !line.isBlank()).forEach(this::read);
    }

    private void read(String line) {
        boolean same = !line.contains("->");
        var sides = line.split(same ? "=" : "->", 2);
        var meanings = Words.in(sides[1]).stream()
                .map(word -> new Meaning(Words.stem(word), same ? Tuning.SAME : Tuning.MEANT, same))
                .toList();
        for (var said : sides[0].split(",", -1)) {
            var words = Words.in(said);
            entries.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>()).add(new Entry(words, meanings));
        }
    }

    /** What is meant by anything that is said in these words. */
    List<Meaning> meanings(List<String> words) {
        var meanings = new ArrayList<Meaning>();
        for (int i = 0; i < words.size(); i++) {
            for (var entry : entries.getOrDefault(words.get(i), List.of())) {
                if (entry.standsAt(i, words)) {
                    meanings.addAll(entry.meanings());
                }
            }
        }
        return meanings;
    }

    /** The stems that are only other names for what is said in these words. */
    List<String> otherNames(List<String> words) {
        var names = new ArrayList<String>();
        for (var meaning : meanings(words)) {
            if (meaning.same()) {
                names.add(meaning.stem());
            }
        }
        return names;
    }

    /** Whether an entry begins with this word. */
    boolean knows(String word) {
        return entries.containsKey(word);
    }
}
