import Formats
import Model
import Networking
import Playback
import Store
import TestSupport
import Testing

@testable import Desk
@testable import ballast

/// Holds the schemas of the doctor, of a round of polling and of a collector against what these print.
@Suite struct StatusSchemaTests {
    @Test("a diagnosis with findings of every kind has only properties of the schema, and each of them once")
    func doctor() throws {
        let schema = try SchemaTests.schema("doctor")
        var check = ServiceCheck("yahoo", address: "https://q.example.org/v7/spark?symbols=SPY")
        (check.responses, check.bytes, check.latency, check.rows) = (1, 2048, .milliseconds(85), 3)
        check.unknown = ["XYZ"]
        var failed = check
        failed.error = SourceError(.tooManyRequests, "429 Too Many Requests")
        let configuration = ConfigurationError(file: "config.toml", line: 3, key: "theme", message: "unknown")
        let findings = [
            Finding.source(check), Finding.source(failed),
            Finding.clock(Timestamp(Spring2024.day, hour: 16, minute: 0), skews: [.seconds(-3)]),
            Finding.configuration(path: "config.toml", exists: true, errors: [configuration], failure: nil),
            Finding.data(.success(try DataFolder(Repository.data)), sizes: { _ in nil }),
            Finding.store(path: "/x", .success(try StatusSchemaTests.newStore())),
        ]
        let review = schema.review(Diagnosis(findings: findings, time: Timestamp(milliseconds: 0)).json)
        #expect(review.errors == [])
        #expect(schema.properties.subtracting(review.present).sorted() == [])
    }

    private static func newStore() throws -> StoreReport? {
        let folder = try TemporaryFolder()
        _ = try MarketStore.open(folder: folder.path, now: Timestamp(Spring2024.day, hour: 16, minute: 0))
        return try StoreReport(folder: folder.path)
    }

    @Test("every kind of error is among the faults of the schema", arguments: SourceError.Kind.allCases)
    func faults(kind: SourceError.Kind) throws {
        var check = ServiceCheck("fred", address: "https://f.example.org")
        check.error = SourceError(kind, "an error")
        let diagnosis = Diagnosis(findings: [Finding.source(check)], time: Timestamp(milliseconds: 0))
        #expect(try SchemaTests.schema("doctor").review(diagnosis.json).errors == [])
    }

    @Test("a collector's line in each role has exactly the properties of the schema")
    func collect() throws {
        let schema = try SchemaTests.schema("collect")
        let epoch = DeskEpoch(start: 1, collector: 1)
        var present: Set<String> = []
        for role in [.cutOff, .listening, .standingBy(epoch), .leading(epoch)] as [Leadership.Role] {
            let health = CollectorHealth(
                role: role, sequence: 7, messages: 7, bytes: 512, watching: 2, error: role == .cutOff ? "refused" : nil)
            let review = schema.review(CollectorReport(.standard, health, Bundled.may.withSources).json)
            #expect(review.errors == [])
            present.formUnion(review.present)
        }
        #expect(schema.properties.subtracting(present).sorted() == [])
    }

    @Test("the outcome of a round has exactly the properties of the schema")
    func refresh() throws {
        let schema = try SchemaTests.schema("refresh")
        let review = schema.review(RoundOutcome(Bundled.may.withSources, isComplete: false).report)
        #expect(review.errors == [])
        #expect(schema.properties.subtracting(review.present).sorted() == [])
    }
}
