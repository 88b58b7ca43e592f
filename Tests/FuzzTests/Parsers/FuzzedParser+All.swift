import Model
import TestSupport

extension FuzzedParser {
    /// All parsers of what comes from outside.
    ///
    /// Left to the libraries that do it: HTTP, TLS and WebSocket frames (SwiftNIO), SQLite's file (SQLite; a damaged
    /// one has tests of its own), the command line (ArgumentParser), terminfo (ncurses). The file of Alpaca's keys is
    /// two lines that are not parsed.
    static let all: [FuzzedParser] = [
        tables, responses, documents, streams, recordings, texts, configurations, keyboard,
    ].flatMap { $0 }

    static let names = all.map(\.name)

    /// The time at which inputs are read: 17 May 2024, 16:00 in New York.
    static let now = Timestamp(milliseconds: 1_715_976_000_000)

    /// The catalogue in which instruments are looked up.
    static let instruments = [
        Instrument("IWM", name: "iShares Russell 2000 ETF", kind: .etf, group: "us-small", basis: .adjusted),
        Instrument("RUT", name: "Russell 2000", kind: .index, group: "us-small", basis: .price),
    ]

    /// Tries several readers on the same bytes; rejected if each of them rejects them.
    static func attempt(_ readers: (() throws -> Void)...) throws {
        var rejection: (any Error)?, isAccepted = false
        for reader in readers {
            do {
                try reader()
                isAccepted = true
            } catch let broken as BrokenInvariant {
                throw broken
            } catch {
                try Soundness.checkMessage("\(error)")
                rejection = error
            }
        }
        if !isAccepted, let rejection { throw rejection }
    }

    /// The bytes as text; rejected if they are not UTF-8.
    static func text(_ bytes: [UInt8]) throws -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw NotText() }
        return text
    }

    private struct NotText: Error {}

    /// Splits an input after its first line.
    static func split(_ bytes: [UInt8]) -> (head: String, body: [UInt8]) {
        let end = bytes.firstIndex(of: 0x0A) ?? bytes.count
        return (String(decoding: bytes[..<end], as: UTF8.self), Array(bytes[min(end + 1, bytes.count)...]))
    }

    /// Checks updates and the errors beside them, and applies them to a market.
    static func check(_ updates: [MarketUpdate], _ errors: [any Error] = []) throws {
        for error in errors.prefix(20) { try Soundness.checkMessage("\(error)") }
        try Soundness.check(updates)
        var market = Spring2024.market
        for update in updates.prefix(2000) { market.apply(update) }
    }
}
