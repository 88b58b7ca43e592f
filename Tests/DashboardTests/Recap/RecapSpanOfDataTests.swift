import Foundation
import Model
import Testing

/// Recaps of some three hundred sessions from 1999 to 2025.
@Suite struct RecapSpanOfDataTests {
    /// Every 22nd session of the S&P 500, and those around the deals that are known.
    static let days: [Day] = {
        guard let series = Bundled.market["SPX"]?.series else { return [] }
        let all = (0..<series.count).map(series.day)
        let dense = all.filter { $0 >= Day(number: 19_713) && $0 <= Day(number: 19_905) }
        return Array(Set(stride(from: 0, to: all.count, by: 40).map { all[$0] } + dense)).sorted()
    }()

    /// Their recaps, made once.
    static let recaps: [Recap] = days.compactMap { try? Bundled.market.recap(on: $0, thesis: Bundled.thesis) }

    @Test("each session has a recap, of 200 words at most and with something to say")
    func words() {
        #expect(RecapSpanOfDataTests.days.count > 290)
        #expect(RecapSpanOfDataTests.recaps.map(\.day) == RecapSpanOfDataTests.days)
        for recap in RecapSpanOfDataTests.recaps {
            let prose = [recap.scope] + recap.sections.flatMap(\.sentences)
            let words = prose.reduce(0) { $0 + $1.text.split(whereSeparator: \.isWhitespace).count }
            #expect(words == recap.wordCount)
            #expect((40...200).contains(words), "\(recap.day): \(words) words")
        }
    }

    @Test("each number in the prose is a figure of the recap, as it is printed there")
    func numbers() {
        for recap in RecapSpanOfDataTests.recaps {
            let printed = Set(recap.figures.map { $0.text.numbers.joined() })
            for sentence in [recap.headline, recap.scope] + recap.sections.flatMap(\.sentences) {
                for number in sentence.text.withoutNames.numbers where !printed.contains(number) {
                    Issue.record("\(recap.day): \(number) is no figure: \(sentence.text)")
                }
            }
        }
    }

    @Test(
        "each figure prints its value, rounded, and has a definition, a source and inputs with dates not after the date"
    )
    func figures() throws {
        for recap in RecapSpanOfDataTests.recaps {
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

    @Test("sentences are well formed: a capital, a stop, no double blank, no loose mark, no singular beside a plural")
    func grammar() {
        let faults = [
            "  ", " ,", " .", "..", " ;", "()", " 1 deals", " 1 conditions", " 1 hold ", " 1 fail ", "(1 states", "nil",
            " 1 days ", " 0 deals", "One health-care deals", " 1 are ",
        ]
        for recap in RecapSpanOfDataTests.recaps {
            for sentence in recap.sections.flatMap(\.sentences).map(\.text) {
                #expect(sentence.hasSuffix("."), "\(recap.day): \(sentence)")
                let first = sentence.first ?? " "
                let isTicker = sentence.prefix { $0 != " " && $0 != "’" }.allSatisfy { $0.isUppercase || $0.isNumber }
                #expect(first.isUppercase || first == "“" || first.isNumber || isTicker, "\(recap.day): \(sentence)")
                let plain = sentence.withoutNames
                for fault in faults where plain.contains(fault) {
                    Issue.record("\(recap.day): “\(fault)” in \(sentence)")
                }
            }
        }
    }

    @Test("as data each recap is JSON that another reader reads")
    func json() throws {
        for recap in RecapSpanOfDataTests.recaps.enumerated().filter({ $0.offset % 10 == 0 }).map(\.element) {
            let object = try JSONSerialization.jsonObject(with: Data(recap.json().text().utf8)) as? [String: Any]
            let figures = try #require(object?["figures"] as? [[String: Any]])
            #expect(figures.count == recap.figures.count)
            for (figure, stated) in zip(figures, recap.figures) {
                // That reader is right to the last digit but one.
                let value = try #require(figure["value"] as? Double)
                #expect((value - stated.value).magnitude <= 1e-14 * stated.value.magnitude)
                #expect(figure["definition"] as? String == stated.definition)
                #expect((figure["inputs"] as? [Any])?.count == stated.inputs.count)
            }
            #expect(object?["words"] as? Int == recap.wordCount)
        }
    }

    @Test("no text has a colour or any other control code")
    func plain() {
        for recap in RecapSpanOfDataTests.recaps {
            let scalars = (recap.text() + recap.markdown).unicodeScalars
            #expect(scalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        }
    }
}

extension String {
    /// The text without dates, names and quoted words, whose digits are no figures.
    fileprivate var withoutNames: String {
        replacing(#/“[^”]*”/#, with: "so")
            .replacing(#/(Mon|Tue|Wed|Thu|Fri|Sat|Sun) /#, with: "")
            .replacing(#/\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)( \d{4})?/#, with: "a day")
            .replacing(#/(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}/#, with: "a month")
            .replacing(#/\(\d{4}(, later)?\)/#, with: "(a year)")
            .replacing(#/S&P 500|Russell 2000|10-year|2s10s|3m10y/#, with: "a name")
    }

    /// The numbers in it, without signs and commas.
    fileprivate var numbers: [String] {
        matches(of: #/\d[\d,]*(\.\d+)?/#).map { String($0.output.0).replacing(",", with: "") }
    }
}

extension RecapFigure {
    /// Whether the text is the value in its unit, to half of its last digit.
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
