import Model
import NIOHTTP1

/// A response with a status other than success.
struct Refusal: Sendable {
    let status: Int
    /// Its header fields, names in lower case.
    let fields: [String: String]
    /// The beginning of its body.
    let body: [UInt8]
    /// When it arrived, by our wall clock.
    let now: Timestamp
    /// Text that must not be shown, in case the service repeats it.
    var secrets: [String] = []
}

extension SourceError {
    /// Translates a refusal.
    init(_ refusal: Refusal) {
        switch refusal.status {
        case 401: self.init(.unauthorised, refusal.message)
        case 403: self = refusal.forbidden
        case 404, 410: self.init(.notFound, refusal.message)
        case 406 where refusal.body.isEmpty:
            // Invesco's reply to too many requests; it passes after about two minutes.
            self.init(
                .tooManyRequests, "empty 406: too many requests", retryAfter: refusal.retryAfter ?? .seconds(120))
        case 408: self.init(.timedOut, refusal.message)
        case 429: self.init(.tooManyRequests, refusal.message, retryAfter: refusal.retryAfter)
        case 407, 451: self.init(.forbidden, refusal.message)
        case 500...599: self.init(.server, refusal.serverMessage, retryAfter: refusal.retryAfter)
        case 400..<500: self.init(.notAcceptable, refusal.message)
        default: self.init(.wrongContent, refusal.message)
        }
    }
}

extension Refusal {
    /// EDGAR's three kinds of 403, distinguished by their bodies.
    fileprivate var forbidden: SourceError {
        let text = self.text
        if text.contains("Request Rate Threshold Exceeded") {
            // The address is blocked for about ten minutes, longer if requests continue.
            return SourceError(
                .tooManyRequests, "403: request rate threshold exceeded", retryAfter: retryAfter ?? .seconds(600))
        }
        if text.contains("Undeclared Automated Tool") {
            return SourceError(
                .forbidden, "403: undeclared automated tool; configure a contact e-mail address")
        }
        if text.contains("<Code>AccessDenied</Code>") { return SourceError(.notFound, "403: no such file there") }
        return SourceError(.forbidden, message, retryAfter: retryAfter)
    }

    /// How long to wait, if stated: in seconds or as a date, which is read by the service's own clock if it sends one.
    var retryAfter: Duration? {
        guard let text = fields["retry-after"] else { return nil }
        if let seconds = Int(text) { return .seconds(min(max(seconds, 1), Refusal.longestWait)) }
        guard let until = Timestamp(httpDate: text) else { return nil }
        let now = fields["date"].flatMap(Timestamp.init(httpDate:)) ?? now
        let seconds = (until.milliseconds - now.milliseconds) / 1000
        return .seconds(min(max(Int(seconds), 1), Refusal.longestWait))
    }

    /// The longest `Retry-After` that is respected, in seconds: one day.
    private static let longestWait = 86400

    /// `404 Not Found: No data found, symbol may be delisted`.
    fileprivate var message: String {
        let phrase = "\(status) \(HTTPResponseStatus(statusCode: status).reasonPhrase)"
        return detail.map { "\(phrase): \($0)" } ?? phrase
    }

    fileprivate var serverMessage: String {
        text.contains("undergoing maintenance") ? "\(status): a maintenance page" : message
    }

    private var text: String { String(decoding: body, as: UTF8.self) }

    /// The service's own description from its JSON body, unless it contains a secret.
    private var detail: String? {
        let text = String(decoding: body.prefix(4096), as: UTF8.self)
        for name in ["description", "error_message", "message"] {
            guard let start = text.firstRange(of: "\"\(name)\":\"") else { continue }
            // JSON may escape a slash with a backslash, in an address and in a secret too.
            let message = text[start.upperBound...].prefix { $0 != "\"" }.replacing("\\/", with: "/")
            // The full text is checked before it is cut, so that a cut does not hide the beginning of a secret.
            if secrets.contains(where: message.contains) { continue }
            let detail = PlainText.clean(message, limit: 80)
            if !detail.isEmpty, !secrets.contains(where: detail.contains) { return detail }
        }
        return nil
    }
}
