import Screen
import Testing

@testable import Terminal

@Suite("Desktop notifications") struct NotificationSequenceTests {
    private func sequence(_ text: String, _ way: DesktopNotification, _ variables: [String: String] = [:]) -> String? {
        NotificationSequence(text, way) { variables[$0] }.map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    @Test("each way has its sequence")
    func ways() {
        #expect(sequence("IWM up", .osc9) == "\u{1B}]9;IWM up\u{07}")
        #expect(sequence("IWM up", .osc777) == "\u{1B}]777;notify;Ballast;IWM up\u{07}")
        #expect(sequence("IWM up", .off) == nil)
    }

    @Test("control characters and separators of the sequence are taken out of the text")
    func clean() {
        #expect(sequence("a\u{1B}]0;b\u{07}\u{9C}c\n4;d", .osc9) == "\u{1B}]9;a]0,bc4,d\u{07}")
    }

    @Test("the way is chosen by the terminal, and none where it is not known")
    func automatic() {
        #expect(sequence("x", .automatic, ["TERM": "xterm-kitty"])?.contains("]9;") == true)
        #expect(sequence("x", .automatic, ["TERM": "foot"])?.contains("]777;") == true)
        #expect(sequence("x", .automatic, ["TERM_PROGRAM": "WezTerm"])?.contains("]9;") == true)
        #expect(sequence("x", .automatic, ["TERM": "xterm-256color"]) == nil)
        #expect(sequence("x", .automatic, ["TERM": "tmux-256color", "TMUX": "/tmp/s"]) == nil)
    }

    @Test("in tmux it is passed through")
    func tmux() {
        #expect(sequence("x", .osc9, ["TMUX": "/tmp/s"]) == "\u{1B}Ptmux;\u{1B}\u{1B}]9;x\u{07}\u{1B}\\")
    }
}
