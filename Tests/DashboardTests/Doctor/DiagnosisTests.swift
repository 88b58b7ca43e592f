import Feeds
import Model
import Testing

@testable import ballast

@Suite("What the doctor says") struct DiagnosisTests {
    private func check(_ fault: SourceError? = nil, rows: Int? = nil, bad: Int = 0) -> ServiceCheck {
        var check = ServiceCheck("yahoo", address: "https://q.example.org/v7/spark?symbols=SPY")
        check.answers = rows == nil ? 0 : 1
        check.bytes = rows == nil ? 0 : 2048
        check.latency = .milliseconds(85)
        check.rows = rows
        check.badRows = Array(repeating: FeedError("yahoo", expected: "a price", found: "null"), count: bad)
        check.fault = fault
        return check
    }

    @Test("a source that answers says what came")
    func good() {
        let found = Finding.source(check(rows: 2))
        #expect(found.state == .ok)
        #expect(found.words == "https://q.example.org: 200, 2 KB, in 85 ms, 2 rows")
    }

    @Test("every fault of a source has its words and an advice of its own", arguments: SourceError.Kind.allCases)
    func faults(kind: SourceError.Kind) {
        let found = Finding.source(check(SourceError(kind, "429 of it")))
        #expect(found.state == .failed && found.words.contains("429 of it"))
        #expect(found.advice?.isEmpty == false)
        #expect(found.details.contains(JSON.Member("fault", .string(kind.rawValue))))
        #expect(found.details.contains(JSON.Member("status", .number(429))))
        #expect(Finding.source(check(SourceError(kind, "one of two"), rows: 3)).state == .warning)
    }

    @Test("bad rows beside good ones are a warning, bad rows alone a failure")
    func badRows() {
        #expect(Finding.source(check(rows: 5, bad: 1)).state == .warning)
        #expect(Finding.source(check(rows: 0, bad: 2)).state == .failed)
    }

    @Test("a source that is off says why, and how it is turned on", arguments: SourceWord.allCases)
    func off(word: SourceWord) {
        let found = Finding.off(word, reason: "switched off", isOffline: false)
        #expect(found.state == .off && found.advice?.contains("config.toml") == true)
        #expect(Finding.off(word, reason: "switched off", isOffline: true).advice == nil)
    }

    @Test("the table is no wider than 100 columns, and says an advice once")
    func table() {
        let long = String(repeating: "word ", count: 60) + String(repeating: "x", count: 200)
        let fault = SourceError(.nameLookup, "no address is known")
        let diagnosis = Diagnosis(
            findings: [
                Finding(.store, .failed, long, advice: long), Finding.source(check(fault)),
                Finding.source(check(fault)),
            ], time: Timestamp(milliseconds: 0))
        let rows = diagnosis.text.split(separator: "\n")
        #expect(rows.allSatisfy { $0.count <= 100 })
        #expect(rows.count { $0.contains("HTTPS_PROXY") } == 1 && rows.count { $0.contains("as for yahoo") } == 1)
        #expect(rows.last == "0 ok, 3 failed. No source can be reached: is there a network?")
    }

    @Test("warnings break nothing, and the JSON says the same")
    func json() {
        let warning = Finding(.colours, .warning, "none", advice: "more")
        let mild = Diagnosis(findings: [warning], time: Timestamp(milliseconds: 0))
        #expect(!mild.isBroken && mild.json["state"] == "warning")
        #expect(mild.json["findings"]?[0]?["advice"] == "more" && mild.json["findings"]?[0]?["area"] == "colours")
        let broken = Diagnosis(findings: [warning, Finding(.data, .failed, "x")], time: Timestamp(milliseconds: 0))
        #expect(broken.isBroken && broken.json["state"] == "failed")
        #expect(Diagnosis(findings: [], time: Timestamp(milliseconds: 0)).json["state"] == "ok")
    }
}
