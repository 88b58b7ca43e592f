package import Model

/// A subject of a desk: what a message is about. All of them begin with `ballast.v1.` and the desk's name.
package enum DeskSubject: Hashable, Sendable {
    /// An update, by its kind and the instrument if it concerns one: `quote.IWM`, `curve`; `batch` for several.
    case update(kind: String, Symbol?)
    /// A part of a snapshot, for all that wait for one.
    case snapshot
    /// The collector is there, and has sent so many updates.
    case heartbeat
    /// A request for a snapshot.
    case askSnapshot
    /// A dashboard is there.
    case askPresence
    /// What is shared by the dashboards of the desk.
    case shared
    /// A request to share something, or to share it no more.
    case askShare

    /// The beginning of all subjects, up to the version of the format.
    private static let prefix = "ballast.v1."

    /// The subject of an update.
    package static func update(_ update: MarketUpdate, kind: String) -> DeskSubject {
        .update(kind: kind.replacing(" ", with: "-"), update.symbol)
    }

    /// The subject as text.
    package func text(of desk: DeskName) -> String {
        let rest =
            switch self {
            case .update(let kind, let symbol): kind + (symbol.map { "." + DeskSubject.escaped($0.name) } ?? "")
            case .snapshot: "snapshot"
            case .heartbeat: "heartbeat"
            case .askSnapshot: "ask.snapshot"
            case .askPresence: "ask.presence"
            case .shared: "shared"
            case .askShare: "ask.share"
            }
        return "\(DeskSubject.prefix)\(desk).\(rest)"
    }

    /// The subject of which a message is; nil if it is none of this desk.
    package init?(_ text: String, of desk: DeskName) {
        let start = "\(DeskSubject.prefix)\(desk)."
        guard text.utf8.count <= 200, text.hasPrefix(start) else { return nil }
        let words = text.dropFirst(start.count).split(separator: ".", omittingEmptySubsequences: false)
        switch words.count {
        case 1 where words[0] == "snapshot": self = .snapshot
        case 1 where words[0] == "heartbeat": self = .heartbeat
        case 1 where words[0] == "shared": self = .shared
        case 2 where words[0] == "ask" && words[1] == "snapshot": self = .askSnapshot
        case 2 where words[0] == "ask" && words[1] == "presence": self = .askPresence
        case 2 where words[0] == "ask" && words[1] == "share": self = .askShare
        case 1 where DeskSubject.isKind(words[0]): self = .update(kind: String(words[0]), nil)
        case 2 where DeskSubject.isKind(words[0]):
            guard let name = DeskSubject.unescaped(words[1]) else { return nil }
            self = .update(kind: String(words[0]), Symbol(name))
        default: return nil
        }
    }

    /// What a collector subscribes to: heartbeats, of its own and of others, and requests.
    package static func ofCollectors(_ desk: DeskName) -> [String] {
        ["\(prefix)\(desk).heartbeat", "\(prefix)\(desk).ask.*"]
    }

    /// What a dashboard subscribes to: all that a collector publishes, but no requests.
    package static func ofDashboards(_ desk: DeskName) -> [String] {
        ["\(prefix)\(desk).*"] + kindsWithSymbols.map { "\(prefix)\(desk).\($0).*" }
    }

    /// The kinds of updates of one instrument.
    private static let kindsWithSymbols = ["instrument", "provenance", "quote", "series", "bar", "intraday"]

    private static func isKind(_ word: Substring) -> Bool {
        !word.isEmpty && word != "ask" && word.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
    }

    /// A symbol as one word of a subject: other characters than letters, digits and hyphens as `%` and two digits.
    package static func escaped(_ name: String) -> String {
        if name.utf8.allSatisfy(isPlain) { return name }
        return name.utf8.map { byte in
            isPlain(byte) ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    /// The symbol of such a word; nil if it is none.
    package static func unescaped(_ word: some StringProtocol) -> String? {
        var bytes: [UInt8] = []
        var rest = Substring(word).utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                let digits = rest.prefix(2)
                guard digits.count == 2, let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) else {
                    return nil
                }
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else if isPlain(byte) {
                bytes.append(byte)
            } else {
                return nil
            }
        }
        guard (1...64).contains(bytes.count) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
        default: false
        }
    }
}

extension MarketUpdate {
    /// The instrument that it concerns; nil if it is about several, or none.
    package var symbol: Symbol? {
        switch self {
        case .instrument(let instrument): instrument.symbol
        case .provenance(let symbol, _), .series(let symbol, _), .bar(let symbol, _), .intraday(let symbol, _): symbol
        case .quote(let quote): quote.symbol
        default: nil
        }
    }
}
