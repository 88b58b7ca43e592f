import Model
import NetworkingSupport
import TestSupport
import Testing

/// A way for a service to fail, and the status that it leads to.
struct FailureScenario: Sendable, CustomTestStringConvertible {
    let name: String
    /// The reason in the status.
    let reason: String
    /// Whether the service imposes a rate limit on all requests.
    var isRateLimit = false
    /// Makes it happen.
    let begin: @Sendable (PollingScene) async throws -> Void
    var testDescription: String { name }

    /// A response that leads to a failure.
    private static func served(
        _ name: String, _ reason: String, isRestraint: Bool = false, _ response: LoopbackService.Response
    ) -> FailureScenario {
        FailureScenario(name: name, reason: reason, isRateLimit: isRestraint) { $0.service.respond { _ in response } }
    }

    static let all = refusals + contents + bodies + connections + clocks

    private static let refusals = [
        served("401", "401 Unauthorized: Invalid Crumb.", .status(401, [:], #"{"description":"Invalid Crumb."}"#)),
        served(
            "403: rate threshold", "403: request rate threshold exceeded", isRestraint: true,
            .page("<html><title>SEC.gov | Request Rate Threshold Exceeded</title></html>", status: 403)),
        served(
            "403: undeclared tool",
            "403: undeclared automated tool; configure a contact e-mail address",
            .page("<h1>Your Request Originates from an Undeclared Automated Tool</h1>", status: 403)),
        served(
            "403: no such file", "403: no such file there",
            .status(403, [:], "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>")),
        served("404", "404 Not Found", .status(404)),
        served("406 with nothing", "empty 406: too many requests", isRestraint: true, .status(406)),
        served(
            "429 with Retry-After", "429 Too Many Requests", isRestraint: true,
            .status(429, ["Retry-After": "90"], "Too Many Requests\r\n")),
        served("429 without", "429 Too Many Requests", isRestraint: true, .status(429, [:], "Edge: Too Many Requests")),
        served("500", "500 Internal Server Error", .status(500)),
        served(
            "503 for maintenance", "503: a maintenance page",
            .page("<p>SEC.gov is undergoing maintenance.</p>", status: 503)),
    ]

    private static let contents = [
        served(
            "HTML for JSON", "a page instead of what was requested: “Oops”",
            .page("<!DOCTYPE html><html><head><title>Oops</title></head></html>")),
        served("consent form of the EU", "consent page (EU)", .redirect("https://guce.yahoo.com/consent?x=1")),
        served("no bytes", "an empty response", .json("")),
        served("no result", "small: expected a price of AAA, found nothing", .json("{}")),
        served("null prices", "small: expected a price of AAA, found nothing", .json(#"{"AAA":null,"BBB":null}"#)),
        served(
            "another shape", "small: expected an object, found “a list”", .json(#"[{"AAA":1}]"#)),
    ]

    private static let bodies = [
        served("truncated JSON", "truncated JSON", .json(#"{"AAA": 12.5, "BB"#)),
        served(
            "connection cut within the body", "the response is cut short",
            LoopbackService.Response(
                status: 200, body: Array(#"{"AAA": 12.5, "BBB": 7.25}"#.utf8), delivery: .breaksOff(after: 9))),
        FailureScenario(name: "slow body", reason: "timed out after 0.3 s") { scene in
            scene.service.respond { _ in
                LoopbackService.Response(status: 200, body: Array(#"{"AAA": 12.5}"#.utf8), delivery: .stalls(after: 5))
            }
            scene.feed.change { $0.deadline = .milliseconds(300) }
        },
        FailureScenario(name: "gzip bomb", reason: "more than 1024 KB") { scene in
            let bomb = Gzip.pack([UInt8](repeating: 0x20, count: 8 << 20))
            scene.service.respond { _ in
                LoopbackService.Response(status: 200, fields: ["Content-Encoding": "gzip"], body: bomb)
            }
        },
    ]

    private static let connections = [
        FailureScenario(name: "certificate of another", reason: "the certificate cannot be verified for 127.0.0.1") {
            let other = try await ScriptedTCPService(identity: .otherHost) { _ in .silence }
            $0.retain(other)
            $0.feed.change { $0.base = "https://127.0.0.1:\(other.port)" }
        },
        FailureScenario(name: "no such host", reason: "no address found for unresolvable.invalid") {
            $0.feed.change { $0.base = "http://unresolvable.invalid" }
        },
        FailureScenario(name: "refused", reason: "127.0.0.1 refuses the connection") {
            let refusing = try RefusingPort()
            $0.retain(refusing)
            $0.feed.change { $0.base = "http://127.0.0.1:\(refusing.port)" }
        },
        FailureScenario(name: "hangs up", reason: "127.0.0.1 closes the connection early") {
            let service = try await ScriptedTCPService { _ in .last("") }
            $0.retain(service)
            $0.feed.change { $0.base = "http://127.0.0.1:\(service.port)" }
        },
    ]

    private static let clocks = [
        FailureScenario(name: "sleep, and no network yet", reason: "127.0.0.1 refuses the connection") {
            let refusing = try RefusingPort()
            $0.retain(refusing)
            $0.feed.change { $0.base = "http://127.0.0.1:\(refusing.port)" }
            $0.clock.setWall(ahead: .seconds(8 * 3600))
            $0.clock.time.advance(by: .seconds(31))
        },
        FailureScenario(name: "clock set back", reason: "500 Internal Server Error") {
            $0.service.respond { _ in .status(500) }
            $0.clock.setWall(ahead: .seconds(-3 * 3600))
        },
        FailureScenario(name: "clock set ahead", reason: "500 Internal Server Error") {
            $0.service.respond { _ in .status(500) }
            $0.clock.setWall(ahead: .seconds(40 * 60))
            $0.clock.time.advance(by: .seconds(31))
        },
    ]
}
