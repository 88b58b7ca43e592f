import Model
import Networking

/// Yahoo's two equivalent hosts; the second is tried when the first fails.
struct YahooAddress: Sendable {
    let hosts: [String]
    let memory: PriceMemory

    /// Fetches a path and query.
    func fetch(_ path: String, _ transport: any HTTPTransport) async throws(SourceError) -> [UInt8] {
        let first = memory.host
        var lastError = SourceError(.unreachable, "no address of Yahoo is configured")
        for step in hosts.indices {
            let index = (first + step) % hosts.count
            do throws(SourceError) {
                let response = try await transport.fetch(HTTPRequest(hosts[index] + path, .json, byteLimit: 8 << 20))
                memory.host = index
                return response.body
            } catch {
                guard error.isOfHost else { throw error }
                lastError = error
            }
        }
        throw lastError
    }

    /// The path of an instrument's daily bars.
    static func chart(_ name: String, _ range: YahooRange) -> String {
        "/v8/finance/chart/\(escaped(name))?range=\(range.rawValue)\(daily)"
    }

    /// The path of all daily bars of an instrument up to an instant, requested by time: with a range of `max` they come
    /// in months.
    static func chart(_ name: String, until now: Timestamp) -> String {
        "/v8/finance/chart/\(escaped(name))?period1=0&period2=\(now.milliseconds / 1000)\(daily)"
    }

    /// The path of the newest prices of several instruments, with today's in steps of five minutes, those before the
    /// opening and after the close among them.
    static func spark(_ names: [String]) -> String {
        "/v7/finance/spark?symbols=\(names.map(escaped).joined(separator: ","))&range=1d&interval=5m&includePrePost=true"
    }

    private static let daily = "&interval=1d&includePrePost=false&events=div%7Csplit"

    /// A name, percent-encoded for a URL.
    private static func escaped(_ name: String) -> String {
        var text = ""
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "="):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default: text += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return text
    }
}

extension SourceError {
    /// Whether another host of the same service may do better.
    fileprivate var isOfHost: Bool {
        switch kind {
        case .unreachable, .nameLookup, .certificate, .timedOut, .server, .truncated: true
        default: false
        }
    }
}
