import Formats
import Model
import Networking
import Services
import Testing

@testable import ballast

@Suite("Report of the doctor") struct DiagnosisTests {
    private func check(_ error: SourceError? = nil, rows: Int? = nil, bad: Int = 0) -> ServiceCheck {
        var check = ServiceCheck("yahoo", address: "https://q.example.org/v7/spark?symbols=SPY")
        check.responses = rows == nil ? 0 : 1
        check.bytes = rows == nil ? 0 : 2048
        check.latency = .milliseconds(85)
        check.rows = rows
        check.badRows = Array(repeating: FeedError("yahoo", expected: "a price", found: "null"), count: bad)
        check.error = error
        return check
    }

    @Test("a source that responds is reported with what it received")
    func good() {
        let found = Finding.source(check(rows: 2))
        #expect(found.state == .ok)
        #expect(found.message == "https://q.example.org: 200, 2 KB, in 85 ms, 2 rows")
    }

    @Test("every error of a source has its message and its advice", arguments: SourceError.Kind.allCases)
    func errors(kind: SourceError.Kind) {
        let found = Finding.source(check(SourceError(kind, "429 of it")))
        #expect(found.state == .failed && found.message.contains("429 of it"))
        #expect(found.advice?.isEmpty == false)
        #expect(found.details.contains(JSON.Member("fault", .string(kind.rawValue))))
        #expect(found.details.contains(JSON.Member("status", .number(429))))
        #expect(Finding.source(check(SourceError(kind, "one of two"), rows: 3)).state == .warning)
    }

    @Test("bad rows among good ones are a warning, bad rows alone a failure")
    func badRows() {
        #expect(Finding.source(check(rows: 5, bad: 1)).state == .warning)
        #expect(Finding.source(check(rows: 0, bad: 2)).state == .failed)
    }

    @Test(
        "a service that is off is reported with the reason and how to turn it on",
        arguments: ServiceDefinition.all)
    func off(service: ServiceDefinition) {
        var settings = SourcesConfiguration()
        settings[isOn: service] = false
        let found = Finding.off(service, settings, environment: [:])
        #expect(found.state == .off && found.message.contains("switched off"))
        #expect(found.advice?.contains("on = true in [sources.\(service.name)] of config.toml") == true)
        let offline = Finding.off(service, settings.offline, environment: [:])
        #expect(offline.message.contains("--offline") && offline.advice == nil)
    }

    @Test("a service that is on but lacks something is reported with what to configure")
    func requirement() {
        var settings = SourcesConfiguration()
        settings.alpaca.isOn = true
        for service in [ServiceDefinition.edgar, .nport] {
            #expect(Finding.off(service, settings, environment: [:]).advice?.contains("contact") == true)
        }
        #expect(Finding.off(.alpaca, settings, environment: [:]).advice?.contains("APCA_API_KEY_ID") == true)
        let keys = ["APCA_API_KEY_ID": "a", "APCA_API_SECRET_KEY": "b"]
        #expect(ServiceDefinition.alpaca.reasonOff(settings, environment: keys) == nil)
    }

    @Test("the table is at most 100 columns wide, and repeats no advice")
    func table() {
        let long = String(repeating: "word ", count: 60) + String(repeating: "x", count: 200)
        let error = SourceError(.nameLookup, "no address found")
        let diagnosis = Diagnosis(
            findings: [
                Finding(.store, .failed, long, advice: long), Finding.source(check(error)),
                Finding.source(check(error)),
            ], time: Timestamp(milliseconds: 0))
        let rows = diagnosis.text.split(separator: "\n")
        #expect(rows.allSatisfy { $0.count <= 100 })
        #expect(rows.count { $0.contains("HTTPS_PROXY") } == 1 && rows.count { $0.contains("as for yahoo") } == 1)
        #expect(rows.last == "0 ok, 3 failed. All sources unreachable: is there a network?")
    }

    @Test("warnings are not failures, also in the JSON")
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
