import Formats
import Model
import Networking

/// A message of Alpaca's stream, which sends several at once. The field names are Alpaca's.
struct AlpacaMessage: JSONField {
    /// The type: `success`, `error`, `subscription`, `t` for a trade.
    @Lenient var T: String?
    @Lenient var msg: String?
    @Lenient var code: Int?
    /// The symbol, price, time and conditions of a trade.
    @Lenient var S: String?
    @Lenient var p: Double?
    @Lenient var t: String?
    @Lenient var c: AlpacaConditions?

    /// Decodes an array of messages, or a single one.
    static func read(_ text: String) throws(FeedError) -> (messages: [AlpacaMessage], errors: [FeedError]) {
        let bytes = Array(text.utf8)
        if bytes.first == UInt8(ascii: "{") {
            let file = try JSONFile<AlpacaMessage>(bytes, source: "alpaca")
            return ([file.content], file.errors)
        }
        let file = try JSONFile<[AlpacaMessage]>(bytes, source: "alpaca")
        return (file.content, file.errors)
    }
}

/// The conditions of a trade. A bar has its close under the same key, which yields no conditions and is not an error.
struct AlpacaConditions: JSONField {
    let codes: [String]

    init(from decoder: any Decoder) throws {
        codes = (try? [String](from: decoder)) ?? []
    }
}

extension SourceError {
    /// Translates Alpaca's error; nil if the stream continues regardless. Alpaca's texts contain no secrets.
    init?(alpaca code: Int?, _ message: String?) {
        let reason = [code.map(String.init), message].compactMap(\.self).joined(separator: ": ")
        switch code {
        // Already authenticated, or a subscription to something unavailable.
        case 403: return nil
        case 401, 402: self.init(.unauthorised, reason)
        case 404, 407: self.init(.timedOut, reason)
        case 406: self.init(.tooManyRequests, reason)
        case 409, 411: self.init(.forbidden, reason)
        case 500: self.init(.server, reason)
        default: self.init(.notAcceptable, reason)
        }
    }
}

extension Timestamp {
    /// Parses `2024-05-16T13:30:00.123456789Z` (RFC 3339) to the millisecond; nil for anything else.
    init?(rfc3339 text: String) {
        let parts = text.split(separator: "T", maxSplits: 1)
        guard parts.count == 2, let day = Day(parts[0]) else { return nil }
        let clock = parts[1].prefix(8).split(separator: ":").map { Int($0) }
        guard parts[1].utf8.count >= 9, clock.count == 3, let hour = clock[0], let minute = clock[1],
            let second = clock[2], (0..<24).contains(hour), (0..<60).contains(minute), (0...60).contains(second)
        else { return nil }
        var rest = parts[1].dropFirst(8)
        var milliseconds: Int64 = 0
        if rest.first == "." {
            let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
            guard !digits.isEmpty, let fraction = Int64(digits.prefix(3)) else { return nil }
            milliseconds = fraction * [100, 10, 1][min(digits.count, 3) - 1]
            rest = rest.dropFirst(1 + digits.count)
        }
        guard let offset = Timestamp.offset(rest) else { return nil }
        let seconds = Timestamp(day, hour: hour, minute: minute, second: second, offsetMinutes: offset)
        self.init(milliseconds: seconds.milliseconds + milliseconds)
    }

    /// The offset from UTC in minutes of `Z` or `+02:00`.
    private static func offset(_ text: Substring) -> Int? {
        if text == "Z" || text == "z" { return 0 }
        let parts = text.dropFirst().split(separator: ":").map { Int($0) }
        guard text.utf8.count == 6, text.first == "+" || text.first == "-", parts.count == 2, let hours = parts[0],
            let minutes = parts[1]
        else { return nil }
        return (text.first == "-" ? -1 : 1) * (hours * 60 + minutes)
    }
}
