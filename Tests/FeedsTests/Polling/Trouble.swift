import Model
import TestSupport
import Testing

@testable import Feeds

/// One of the things that go wrong with services, and what is said of it.
struct Trouble: Sendable, CustomTestStringConvertible {
    let name: String
    /// The words of the status.
    let reason: String
    /// Whether the service wants to be left alone as a whole.
    var isRestraint = false
    /// Makes it happen.
    let begin: @Sendable (Scene) async throws -> Void
    var testDescription: String { name }

    /// An answer that is no good.
    private static func answer(
        _ name: String, _ reason: String, isRestraint: Bool = false, _ answer: LoopbackService.Answer
    ) -> Trouble {
        Trouble(name: name, reason: reason, isRestraint: isRestraint) { $0.service.answer { _ in answer } }
    }

    static let all = refusals + contents + bodies + connections + clocks

    private static let refusals = [
        answer("401", "401 Unauthorized: Invalid Crumb.", .status(401, [:], #"{"description":"Invalid Crumb."}"#)),
        answer(
            "403: rate threshold", "403: request rate threshold exceeded", isRestraint: true,
            .page("<html><title>SEC.gov | Request Rate Threshold Exceeded</title></html>", status: 403)),
        answer(
            "403: undeclared tool",
            "403: undeclared automated tool; configure the name and mail address to ask with",
            .page("<h1>Your Request Originates from an Undeclared Automated Tool</h1>", status: 403)),
        answer(
            "403: no such file", "403: no such file there",
            .status(403, [:], "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>")),
        answer("404", "404 Not Found", .status(404)),
        answer("406 with nothing", "406 with nothing: asked too often", isRestraint: true, .status(406)),
        answer(
            "429 with Retry-After", "429 Too Many Requests", isRestraint: true,
            .status(429, ["Retry-After": "90"], "Too Many Requests\r\n")),
        answer("429 without", "429 Too Many Requests", isRestraint: true, .status(429, [:], "Edge: Too Many Requests")),
        answer("500", "500 Internal Server Error", .status(500)),
        answer(
            "503 for maintenance", "503: a page about maintenance",
            .page("<p>SEC.gov is undergoing maintenance.</p>", status: 503)),
    ]

    private static let contents = [
        answer(
            "HTML for JSON", "a page in place of what was asked for: “Oops”",
            .page("<!DOCTYPE html><html><head><title>Oops</title></head></html>")),
        answer("consent form of the EU", "consent page (EU)", .redirect("https://guce.yahoo.com/consent?x=1")),
        answer("no bytes", "an answer without content", .json("")),
        answer("no result", "small: expected a price of AAA, found nothing", .json("{}")),
        answer("null prices", "small: expected a price of AAA, found nothing", .json(#"{"AAA":null,"BBB":null}"#)),
        answer(
            "another shape", "small: expected an object, found “a list”", .json(#"[{"AAA":1}]"#)),
    ]

    private static let bodies = [
        answer("truncated JSON", "JSON that ends before its end", .json(#"{"AAA": 12.5, "BB"#)),
        answer(
            "connection cut within the body", "the answer breaks off",
            LoopbackService.Answer(
                status: 200, body: Array(#"{"AAA": 12.5, "BBB": 7.25}"#.utf8), manner: .breaksOff(after: 9))),
        Trouble(name: "slow body", reason: "no whole answer within 0.3 s") { scene in
            scene.service.answer { _ in
                LoopbackService.Answer(status: 200, body: Array(#"{"AAA": 12.5}"#.utf8), manner: .stalls(after: 5))
            }
            scene.feed.change { $0.deadline = .milliseconds(300) }
        },
        Trouble(name: "gzip bomb", reason: "more than 1024 KB") { scene in
            let bomb = Gzip.pack([UInt8](repeating: 0x20, count: 8 << 20))
            scene.service.answer { _ in
                LoopbackService.Answer(status: 200, fields: ["Content-Encoding": "gzip"], body: bomb)
            }
        },
    ]

    private static let connections = [
        Trouble(name: "certificate of another", reason: "the certificate does not prove that it is 127.0.0.1") {
            let stranger = try await WireService(identity: .stranger) { _ in .silence }
            $0.keep(stranger)
            $0.feed.change { $0.base = "https://127.0.0.1:\(stranger.port)" }
        },
        Trouble(name: "no such host", reason: "no address is known for nobody.invalid") {
            $0.feed.change { $0.base = "http://nobody.invalid" }
        },
        Trouble(name: "refused", reason: "127.0.0.1 refuses the connection") {
            let port = try await FreePort.find()
            $0.feed.change { $0.base = "http://127.0.0.1:\(port)" }
        },
        Trouble(name: "hangs up", reason: "127.0.0.1 closes the connection early") {
            let rude = try await WireService { _ in .last("") }
            $0.keep(rude)
            $0.feed.change { $0.base = "http://127.0.0.1:\(rude.port)" }
        },
    ]

    private static let clocks = [
        Trouble(name: "sleep, and no network yet", reason: "127.0.0.1 refuses the connection") {
            let port = try await FreePort.find()
            $0.feed.change { $0.base = "http://127.0.0.1:\(port)" }
            $0.clock.setWall(ahead: .seconds(8 * 3600))
            $0.clock.time.advance(by: .seconds(31))
        },
        Trouble(name: "clock set back", reason: "500 Internal Server Error") {
            $0.service.answer { _ in .status(500) }
            $0.clock.setWall(ahead: .seconds(-3 * 3600))
        },
        Trouble(name: "clock set ahead", reason: "500 Internal Server Error") {
            $0.service.answer { _ in .status(500) }
            $0.clock.setWall(ahead: .seconds(40 * 60))
            $0.clock.time.advance(by: .seconds(31))
        },
    ]
}
