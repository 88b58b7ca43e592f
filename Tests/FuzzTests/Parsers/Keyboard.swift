import Model
import Screen
import TestSupport
import ThesisSupport

@testable import Dashboard
@testable import Terminal

extension FuzzedParser {
    /// The bytes of a terminal, and what the dashboard makes of them.
    static let keyboard: [FuzzedParser] = [
        FuzzedParser("keys", keyTokens) { bytes in
            let events = try decoded(bytes)
            var state = AppState(market: ThesisFixtures.market, size: Size(120, 40))
            for event in events.prefix(150) { _ = state.update(.input(event)) }
            _ = state.draw()
        }
    ]

    private static let keyTokens = [
        "\u{1B}", "\u{1B}[", "\u{1B}O", "\u{1B}[M", "\u{1B}[<0;10;5M", "\u{1B}[<0;10;5m", "\u{1B}[<32;11;6M",
        "\u{1B}[<64;1;1M",
        "\u{1B}[<0;99999999999;0M", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}[1;5A", "\u{1B}[27;5;9~", "\u{1B}[97;5u",
        "\u{1B}]11;",
        "rgb:ffff/0000/8080", "\u{7}", "\u{1B}\\", "\u{1B}[?62c", "\u{1B}[?2026;2$y", "\u{1B}P", "\u{1B}[3~",
        "\u{1B}OP", ":",
        "/", "z", "?", "\r", "\t", "1", "7", "j", "k", "c", "A", "i", "a", "R", "w", "t", "<", ">", "+", "\u{4}", "é",
        "東",
    ]

    /// The events of some bytes. A few bytes that no terminal sends stand for pauses and for the keys of terminfo.
    private static func decoded(_ bytes: [UInt8]) throws -> [InputEvent] {
        var decoder = KeyDecoder(), events: [InputEvent] = []
        for byte in bytes {
            switch byte {
            case 0xFB: decoder.feed(named: "kUP\(events.count)")
            case 0xFC: decoder.abandonPaste()
            case 0xFD: decoder.deliverPart()
            case 0xFE: decoder.settle()
            case 0xFF: decoder.feed(key: Int32(256 + events.count % 400))
            default: decoder.feed(byte)
            }
            let decoded = decoder.drain()
            for event in decoded { try check(event) }
            events += decoded
        }
        decoder.settle()
        decoder.abandonPaste()
        return events + decoder.drain()
    }

    private static func check(_ event: InputEvent) throws {
        switch event {
        case .paste(let text):
            try require(
                !text.unicodeScalars.contains { $0.properties.generalCategory == .control },
                "a control character pasted")
        case .click(let x, let y), .doubleClick(let x, let y), .drag(let x, let y), .release(let x, let y),
            .scroll(let x, let y, _):
            try require(x >= 0 && y >= 0, "a click at \(x), \(y)")
        case .key, .ground, .resize: break
        }
    }
}
