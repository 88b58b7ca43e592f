import Model
import NIOHTTP1

/// A service's refusal: what it answered with a status that is none of success.
struct Refusal: Sendable {
    let status: Int
    /// Its header fields, the names in small letters.
    let fields: [String: String]
    /// The beginning of its body.
    let body: [UInt8]
    /// When it came, by the wall clock here.
    let now: Timestamp
    /// What must not be shown, in case the service repeats it.
    var secrets: [String] = []
}

extension SourceError {
    /// What a refusal means.
    init(_ refusal: Refusal) {
        switch refusal.status {
        case 401: self.init(.unauthorised, refusal.words)
        case 403: self = refusal.forbidden
        case 404, 410: self.init(.notFound, refusal.words)
        case 406 where refusal.body.isEmpty:
            // So Invesco says that it was asked too often; it passes in about two minutes.
            self.init(
                .tooManyRequests, "406 with nothing: asked too often", retryAfter: refusal.retryAfter ?? .seconds(120))
        case 408: self.init(.timedOut, refusal.words)
        case 429: self.init(.tooManyRequests, refusal.words, retryAfter: refusal.retryAfter)
        case 407, 451: self.init(.forbidden, refusal.words)
        case 500...599: self.init(.server, refusal.serverWords, retryAfter: refusal.retryAfter)
        case 400..<500: self.init(.notAcceptable, refusal.words)
        default: self.init(.wrongContent, refusal.words)
        }
    }
}

extension Refusal {
    /// EDGAR's three ways to say 403, told apart by what stands in them.
    fileprivate var forbidden: SourceError {
        let text = self.text
        if text.contains("Request Rate Threshold Exceeded") {
            // An address is shut out for about ten minutes, longer where it goes on.
            return SourceError(
                .tooManyRequests, "403: request rate threshold exceeded", retryAfter: retryAfter ?? .seconds(600))
        }
        if text.contains("Undeclared Automated Tool") {
            return SourceError(
                .forbidden, "403: undeclared automated tool; configure the name and mail address to ask with")
        }
        if text.contains("<Code>AccessDenied</Code>") { return SourceError(.notFound, "403: no such file there") }
        return SourceError(.forbidden, words, retryAfter: retryAfter)
    }

    /// How long to wait, where it says so: in seconds or as a date, by the service's own clock where it gives one.
    var retryAfter: Duration? {
        guard let text = fields["retry-after"] else { return nil }
        if let seconds = Int(text) { return .seconds(min(max(seconds, 1), Refusal.longestWait)) }
        guard let until = Timestamp(httpDate: text) else { return nil }
        let now = fields["date"].flatMap(Timestamp.init(httpDate:)) ?? now
        let seconds = (until.milliseconds - now.milliseconds) / 1000
        return .seconds(min(max(Int(seconds), 1), Refusal.longestWait))
    }

    /// Nobody is believed who wants to be left alone for longer than a day.
    private static let longestWait = 86400

    /// `404 Not Found: No data found, symbol may be delisted`.
    fileprivate var words: String {
        let phrase = "\(status) \(HTTPResponseStatus(statusCode: status).reasonPhrase)"
        return detail.map { "\(phrase): \($0)" } ?? phrase
    }

    fileprivate var serverWords: String {
        text.contains("undergoing maintenance") ? "\(status): a page about maintenance" : words
    }

    private var text: String { String(decoding: body, as: UTF8.self) }

    /// What the service says of it in its JSON, where that has nothing secret in it.
    private var detail: String? {
        let text = String(decoding: body.prefix(4096), as: UTF8.self)
        for name in ["description", "error_message", "message"] {
            guard let start = text.firstRange(of: "\"\(name)\":\"") else { continue }
            // In JSON a slash may stand behind a backslash, in an address and in a secret too.
            let words = text[start.upperBound...].prefix { $0 != "\"" }.replacing("\\/", with: "/")
            // All of them are looked through, for a cut must not hide what begins before it.
            if secrets.contains(where: words.contains) { continue }
            let detail = PlainText.clean(words, limit: 80)
            if !detail.isEmpty, !secrets.contains(where: detail.contains) { return detail }
        }
        return nil
    }
}
