import Screen

extension Diagnosis {
    /// The maximum width of a line, in columns.
    static let width = 100

    /// The diagnosis as a plain text table: name, state and finding, with the advice below it.
    var text: String {
        let names = (findings.map(\.name.count).max() ?? 0) + 2
        var firstFinding: [String: String] = [:]
        let lines = findings.flatMap { finding -> [String] in
            let head = Diagnosis.padded(finding.name, names) + Diagnosis.padded(finding.state.rawValue, 9)
            let room = Diagnosis.width - head.count
            let findingLines = Diagnosis.wrapped(finding.message, room)
            let advice =
                finding.advice.map { advice -> [String] in
                    let reference = firstFinding[advice].map { "the same as for \($0)" }
                    firstFinding[advice] = firstFinding[advice] ?? finding.name
                    return Diagnosis.wrapped("Try: \(reference ?? advice)", room)
                } ?? []
            let margin = String(repeating: " ", count: head.count)
            return (findingLines + advice).enumerated().map { index, row in (index == 0 ? head : margin) + row }
        }
        return (lines + ["", summary]).joined(separator: "\n") + "\n"
    }

    private var summary: String {
        func count(_ state: Finding.State) -> Int { findings.count { $0.state == state } }
        let parts = [(count(.failed), "failed"), (count(.warning), "with a warning"), (count(.off), "off")]
            .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let sum = parts.isEmpty ? "No problems found." : "\(count(.ok)) ok, " + parts.joined(separator: ", ") + "."
        return isUnreachable ? "\(sum) All sources unreachable: is there a network?" : sum
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - DisplayWidth.of(text)))
    }

    /// The text wrapped to the given number of columns; a longer word is broken.
    private static func wrapped(_ text: String, _ width: Int) -> [String] {
        TextBlock(text).rows(width: width).map(\.text)
    }
}
