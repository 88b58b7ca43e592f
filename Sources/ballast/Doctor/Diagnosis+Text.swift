import Screen

extension Diagnosis {
    /// The widest line.
    static let width = 100

    /// As a table of plain text: the word, the state, what was found, and below it what to do.
    var text: String {
        let names = (findings.map(\.name.count).max() ?? 0) + 2
        var advised: [String: String] = [:]
        let lines = findings.flatMap { finding -> [String] in
            let head = Diagnosis.padded(finding.name, names) + Diagnosis.padded(finding.state.rawValue, 9)
            let room = Diagnosis.width - head.count
            let words = Diagnosis.wrapped(finding.words, room)
            let advice =
                finding.advice.map { advice -> [String] in
                    let same = advised[advice].map { "as for \($0)" }
                    advised[advice] = advised[advice] ?? finding.name
                    return Diagnosis.wrapped("Try: \(same ?? advice)", room)
                } ?? []
            let margin = String(repeating: " ", count: head.count)
            return (words + advice).enumerated().map { place, row in (place == 0 ? head : margin) + row }
        }
        return (lines + ["", summary]).joined(separator: "\n") + "\n"
    }

    private var summary: String {
        func count(_ state: Finding.State) -> Int { findings.count { $0.state == state } }
        let parts = [(count(.failed), "failed"), (count(.warning), "to look at"), (count(.off), "off")]
            .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let sum = parts.isEmpty ? "All is well." : "\(count(.ok)) ok, " + parts.joined(separator: ", ") + "."
        return isCutOff ? "\(sum) No source can be reached: is there a network?" : sum
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - DisplayWidth.of(text)))
    }

    /// A text in rows no wider than some columns; a word that is wider is broken.
    private static func wrapped(_ text: String, _ width: Int) -> [String] {
        TextBlock(text).rows(width: width).map(\.text)
    }
}
