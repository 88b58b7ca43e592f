import Model

/// Where Yahoo is asked: by two hosts that say the same, the second where the first does not answer.
struct YahooAddress: Sendable {
    let hosts: [String]
    let memory: PriceMemory

    /// The answer to a path and query.
    func ask(_ path: String, _ transport: any HTTPTransport) async throws(SourceError) -> [UInt8] {
        let first = memory.host
        var fault = SourceError(.unreachable, "no address of Yahoo is configured")
        for step in hosts.indices {
            let place = (first + step) % hosts.count
            do throws(SourceError) {
                let answer = try await transport.fetch(HTTPRequest(hosts[place] + path, .json, byteLimit: 8 << 20))
                memory.host = place
                return answer.body
            } catch {
                guard error.isOfHost else { throw error }
                fault = error
            }
        }
        throw fault
    }

    /// The daily bars of an instrument.
    static func chart(_ name: String, _ range: YahooRange) -> String {
        "/v8/finance/chart/\(escaped(name))?range=\(range.rawValue)\(daily)"
    }

    /// All daily bars of an instrument until an instant, by their times: where a range of everything comes in months.
    static func chart(_ name: String, until now: Timestamp) -> String {
        "/v8/finance/chart/\(escaped(name))?period1=0&period2=\(now.milliseconds / 1000)\(daily)"
    }

    /// The newest prices of several instruments, and today's in steps of five minutes.
    static func spark(_ names: [String]) -> String {
        "/v7/finance/spark?symbols=\(names.map(escaped).joined(separator: ","))&range=1d&interval=5m"
    }

    private static let daily = "&interval=1d&includePrePost=false&events=div%7Csplit"

    /// A name as part of an address.
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
