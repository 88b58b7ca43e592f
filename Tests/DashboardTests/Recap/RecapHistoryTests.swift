import Foundation
import Model
import Reports
import Testing

/// Checks the recaps of about three hundred sessions from 1999 to 2025.
@Suite struct RecapHistoryTests {
    /// Every 40th session of the S&P 500, and those around the bundled deals.
    static let days: [Day] = {
        guard let series = Bundled.market["SPX"]?.series else { return [] }
        let all = (0..<series.count).map(series.day)
        let dense = all.filter { $0 >= Day(number: 19_713) && $0 <= Day(number: 19_905) }
        return Array(Set(stride(from: 0, to: all.count, by: 40).map { all[$0] } + dense)).sorted()
    }()

    /// The recaps of `days`, computed once.
    static let recaps: [Recap] = days.compactMap { try? Bundled.market.recap(on: $0, thesis: Bundled.thesis) }

    @Test("each session has a recap of 40 to 200 words")
    func wordCounts() {
        #expect(RecapHistoryTests.days.count > 290)
        #expect(RecapHistoryTests.recaps.map(\.day) == RecapHistoryTests.days)
        for recap in RecapHistoryTests.recaps {
            let prose = [recap.scope] + recap.sections.flatMap(\.sentences)
            let count = prose.reduce(0) { $0 + $1.text.split(whereSeparator: \.isWhitespace).count }
            #expect(count == recap.wordCount)
            #expect((40...200).contains(count), "\(recap.day): \(count) words")
        }
    }

    @Test("each number in the prose is printed as in a figure of the recap")
    func numbers() {
        for recap in RecapHistoryTests.recaps {
            let printed = Set(recap.figures.map { $0.text.numbers.joined() })
            for sentence in [recap.headline, recap.scope] + recap.sections.flatMap(\.sentences) {
                for number in sentence.text.withoutNames.numbers where !printed.contains(number) {
                    Issue.record("\(recap.day): \(number) is not a figure: \(sentence.text)")
                }
            }
        }
    }

    @Test(
        "each figure prints its value, rounded, and has a definition, a source and inputs with dates not after the date"
    )
    func figures() throws {
        for recap in RecapHistoryTests.recaps {
            #expect(Set(recap.figures.map(\.id)).count == recap.figures.count)
            for figure in recap.figures {
                #expect(figure.definition.hasSuffix("."), "\(figure.id)")
                #expect(!figure.source.isEmpty, "\(recap.day) \(figure.id)")
                #expect(figure.agreesWithText, "\(recap.day) \(figure.id): \(figure.value) is printed \(figure.text)")
                let mayBeLater = figure.id.hasPrefix("sectors.") || figure.id.hasPrefix("thesis.")
                let late = figure.inputs.filter { $0.date.day > recap.day }
                #expect(late.isEmpty || mayBeLater, "\(recap.day) \(figure.id)")
            }
        }
    }

    @Test("sentences are well formed: capital, full stop, spacing, punctuation, agreement in number")
    func grammar() {
        let mistakes = [
            "  ", " ,", " .", "..", " ;", "()", " 1 deals", " 1 conditions", " 1 hold ", " 1 fail ", "(1 states", "nil",
            " 1 days ", " 0 deals", "One health-care deals", " 1 are ",
        ]
        for recap in RecapHistoryTests.recaps {
            for sentence in recap.sections.flatMap(\.sentences).map(\.text) {
                #expect(sentence.hasSuffix("."), "\(recap.day): \(sentence)")
                let first = sentence.first ?? " "
                let isTicker = sentence.prefix { $0 != " " && $0 != "’" }.allSatisfy { $0.isUppercase || $0.isNumber }
                #expect(first.isUppercase || first == "“" || first.isNumber || isTicker, "\(recap.day): \(sentence)")
                let plain = sentence.withoutNames
                for mistake in mistakes where plain.contains(mistake) {
                    Issue.record("\(recap.day): “\(mistake)” in \(sentence)")
                }
            }
        }
    }

    @Test("the JSON of each recap can be read by another parser")
    func json() throws {
        for recap in RecapHistoryTests.recaps.enumerated().filter({ $0.offset % 10 == 0 }).map(\.element) {
            let object = try JSONSerialization.jsonObject(with: Data(recap.json().text().utf8)) as? [String: Any]
            let figures = try #require(object?["figures"] as? [[String: Any]])
            #expect(figures.count == recap.figures.count)
            for (figure, stated) in zip(figures, recap.figures) {
                // Foundation parses numbers to the last digit but one.
                let value = try #require(figure["value"] as? Double)
                #expect((value - stated.value).magnitude <= 1e-14 * stated.value.magnitude)
                #expect(figure["definition"] as? String == stated.definition)
                #expect((figure["inputs"] as? [Any])?.count == stated.inputs.count)
            }
            #expect(object?["words"] as? Int == recap.wordCount)
        }
    }

    @Test("no text contains a colour or another control code")
    func plain() {
        for recap in RecapHistoryTests.recaps {
            let scalars = (recap.text() + recap.markdown).unicodeScalars
            #expect(scalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        }
    }
}

extension String {
    /// The text without dates, names and quotations, whose digits are not figures.
    fileprivate var withoutNames: String {
        replacing(#/“[^”]*”/#, with: "so")
            .replacing(#/(Mon|Tue|Wed|Thu|Fri|Sat|Sun) /#, with: "")
            .replacing(#/\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)( \d{4})?/#, with: "a day")
            .replacing(#/(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}/#, with: "a month")
            .replacing(#/\(\d{4}(, later)?\)/#, with: "(a year)")
            .replacing(#/S&P 500|Russell 2000|10-year|2s10s|3m10y/#, with: "a name")
    }

    /// The numbers in the text, without signs and commas.
    fileprivate var numbers: [String] {
        matches(of: #/\d[\d,]*(\.\d+)?/#).map { String($0.output.0).replacing(",", with: "") }
    }
}

extension RecapFigure {
    /// Whether the text equals the value in its unit, within half of its last digit.
    fileprivate var agreesWithText: Bool {
        guard let digits = text.numbers.first, let number = Double(digits) else { return false }
        let decimals = digits.split(separator: ".").dropFirst().first?.count ?? 0
        let scale: Double
        switch unit {
        case .fraction: scale = 100
        case .usdMillions: scale = text.hasSuffix("bn") ? 0.001 : text.hasSuffix("tn") ? 0.000_001 : 1
        default: scale = 1
        }
        let isNegative = text.hasPrefix("\u{2212}")
        let half = 0.5 * pow(10, -Double(decimals)) * (1 + 1e-9)
        return ((isNegative ? -number : number) - value * scale).magnitude <= half
            && (value >= 0 || isNegative || number == 0)
    }
}
