import Model
import TestSupport
import Testing

@testable import Formats
@testable import Networking

@Suite("Refusals") struct RefusalTests {
    private static let now = Timestamp(Fixture.day("2026-03-10"), hour: 14, minute: 0)

    private func error(_ status: Int, _ body: String = "", _ fields: [String: String] = [:]) -> SourceError {
        SourceError(
            Refusal(status: status, fields: fields, body: Array(body.utf8), now: Self.now, secrets: ["abc", "x/y"]))
    }

    @Test("the end of a reason with a long address is kept, a complete page is cut")
    func longReason() {
        let address = "https://example.org/rates?" + String(repeating: "type=daily&", count: 10)
        let error = FeedError(address, line: 3, expected: "a yield", found: "N/A")
        #expect(SourceError(error).reason.hasSuffix("expected a yield, found “N/A”"))
        #expect(SourceError(.wrongContent, String(repeating: "page ", count: 1000)).reason.count <= 400)
    }

    @Test(
        "each status is of a kind",
        arguments: [
            (400, .notAcceptable), (401, .unauthorised), (402, .notAcceptable), (403, .forbidden), (404, .notFound),
            (406, .tooManyRequests), (407, .forbidden), (408, .timedOut), (410, .notFound), (418, .notAcceptable),
            (429, .tooManyRequests), (451, .forbidden), (500, .server), (502, .server), (503, .server), (599, .server),
            (301, .wrongContent), (206, .wrongContent), (700, .wrongContent),
        ] as [(Int, SourceError.Kind)])
    func kinds(status: Int, kind: SourceError.Kind) {
        #expect(error(status).kind == kind)
        #expect(error(status).reason.contains("\(status)"))
    }

    @Test("EDGAR's three meanings of 403 are distinguished")
    func edgar() {
        let rate = error(403, "<html><title>SEC.gov | Request Rate Threshold Exceeded</title>")
        #expect(rate.kind == .tooManyRequests)
        #expect(rate.retryAfter == .seconds(600))
        let agent = error(403, "<html><h1>Your Request Originates from an Undeclared Automated Tool</h1>")
        #expect(agent.kind == .forbidden)
        #expect(agent.reason.contains("configure a contact e-mail address"))
        #expect(error(403, "<?xml?><Error><Code>AccessDenied</Code></Error>").kind == .notFound)
    }

    @Test("a maintenance page is named as one; whether it is an outage is left to the caller")
    func maintenance() {
        let error = error(503, "<p>SEC.gov is undergoing maintenance.</p>")
        #expect(error.kind == .server)
        #expect(error.reason == "503: a maintenance page")
    }

    @Test("406 without a body means too many requests, with a body it does not")
    func notAcceptable() {
        #expect(error(406).retryAfter == .seconds(120))
        #expect(error(406, "no").kind == .notAcceptable)
    }

    @Test(
        "the time to wait is in seconds or a date, relative to the service's clock if the response has it",
        arguments: [
            ("90", nil, 90), (" 90", nil, nil), ("0", nil, 1), ("-5", nil, 1), ("999999999", nil, 86400),
            ("Tue, 10 Mar 2026 14:02:00 GMT", nil, 120), ("Tue, 10 Mar 2026 13:00:00 GMT", nil, 1),
            ("Tue, 10 Mar 2026 09:01:00 GMT", "Tue, 10 Mar 2026 09:00:00 GMT", 60),
            ("soon", nil, nil), ("", nil, nil),
        ] as [(String, String?, Int?)])
    func retryAfter(text: String, date: String?, seconds: Int?) {
        var fields = ["retry-after": text]
        fields["date"] = date
        #expect(error(429, "", fields).retryAfter == seconds.map { .seconds($0) })
        #expect(error(503, "", fields).retryAfter == seconds.map { .seconds($0) })
    }

    @Test("the error message in a response is shown, unless it repeats a secret")
    func detail() {
        let body = #"{"chart":{"error":{"code":"Not Found","description":"No data found, symbol may be delisted"}}}"#
        #expect(error(404, body).reason == "404 Not Found: No data found, symbol may be delisted")
        #expect(error(400, #"{"error_message":"The key abc is not registered"}"#).reason == "400 Bad Request")
        let address = #"{"error_message":"Read https:\/\/example.org\/keys first."}"#
        #expect(error(400, address).reason == "400 Bad Request: Read https://example.org/keys first.")
        #expect(error(400, #"{"message":"The key x\/y is not registered"}"#).reason == "400 Bad Request")
        // Cut to 80 characters, only the first letter of the key would be left.
        let long = #"{"message":"\#(String(repeating: "-", count: 78)) abc"}"#
        #expect(error(400, long).reason == "400 Bad Request")
        #expect(error(500, #"{"message":"a\u001b[2J"#).reason.unicodeScalars.allSatisfy { $0.value >= 0x20 })
    }
}
