package eu.csar.pipelines.assess;

import eu.csar.transforms.judge.rules.JudgingPolicy;
import eu.csar.transforms.match.rules.FloodedIndicator;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.PartPlan;
import eu.csar.transforms.publish.rules.RunEvidence;
import eu.csar.transforms.publish.rules.RunName;
import eu.csar.transforms.receive.rules.ProviderRegister;
import eu.csar.transforms.receive.rules.ReadingPlan;
import eu.csar.transforms.receive.rules.ReferenceRule;
import eu.csar.transforms.resolve.rules.Touch;
import eu.csar.transforms.route.rules.AuthorityRegister;
import eu.csar.transforms.route.rules.RoutingPolicy;
import java.io.Serializable;
import java.time.Instant;
import java.util.Set;

/**
 * Everything that a run needs, settled before the graph is built and the same on every worker.
 * Large or secret things travel by path: the index, the IP database, the key of the tokens.
 *
 * @param name name of the run
 * @param asOf the run's only clock, UTC
 * @param database the published runs that this one stands on
 * @param reading what is read, in shards
 * @param touch what makes the run assess reports of earlier runs beside what it reads
 * @param notAbuse the not-abuse list (UG3, JU1)
 * @param parts which shards are written together
 * @param providers register of providers (ID1)
 * @param references what counts as a reference (SU1)
 * @param referenceLimit more carriers than this make no supplements (SU3)
 * @param matching policy of matching
 * @param flooded indicators that the run before marked
 * @param judging policy of judging
 * @param routing policy of routing
 * @param authorities register of authorities
 * @param index path of the index file
 * @param ipDatabase path of the IP database
 * @param tokenKey path of the file with the key of the tokens
 * @param evidence what is known for {@code run.json} beforehand
 */
record AssessPlan(
    RunName name,
    Instant asOf,
    Database database,
    ReadingPlan reading,
    Touch touch,
    NotAbuseOfIndex notAbuse,
    PartPlan parts,
    ProviderRegister providers,
    ReferenceRule references,
    int referenceLimit,
    MatchingPolicy matching,
    Set<FloodedIndicator> flooded,
    JudgingPolicy judging,
    RoutingPolicy routing,
    AuthorityRegister authorities,
    String index,
    String ipDatabase,
    String tokenKey,
    RunEvidence evidence)
    implements Serializable {}
