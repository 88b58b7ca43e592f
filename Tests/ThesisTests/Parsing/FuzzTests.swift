import TestSupport
import Testing
import ThesisSupport

@testable import Model
@testable import Thesis

/// Parsing any text ends with an expression or with an error located within the text.
struct FuzzTests {
    @Test("no sequence of tokens crashes, and every error is located within the text")
    func tokens() {
        var random = SplitMix(seed: 20_240_516)
        let fragments =
            ThesisFunction.all.map(\.name) + [
                "IWM", "SPY", "QQQS", "10Y", "2s10s", "1M", "QTD", "8%", "10bp", "$1bn", "90 days", "20", "and", "or",
                "not",
                "(", ")", ",", "+", "-", "*", "/", ">", "<=", "=", "\"Health Care\"", "\"", "falling", "any", "0", "é",
                "\n", "held()", "1 > 2",
            ]
        var read = 0
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...14, using: &random)
            let text = (0..<count).compactMap { _ in fragments.randomElement(using: &random) }.joined(separator: " ")
            if check(text) { read += 1 }
        }
        #expect(read > 0)
    }

    @Test("every prefix of a valid expression, and every variant of one character, is parsed or rejected")
    func truncations() {
        let valid = [
            "relative(IWM, 1M, SPY) > 0 and not (trend(10Y) = falling or correlation_high(IWM, 10Y, 60) < -0.1)",
            "weight(QQQS, \"Health Care\", \"Technology\") > 80% or deal_value(any, 90 days) >= $1.5bn / 2",
        ]
        var random = SplitMix(seed: 7)
        for text in valid {
            #expect(check(text))
            for length in 0..<text.count { check(String(text.prefix(length))) }
            for index in 0..<text.count {
                var characters = Array(text)
                characters[index] = Array("()\"',/<>=%$0Aa \u{0}é🙂").randomElement(using: &random) ?? " "
                check(String(characters))
            }
        }
    }

    @Test("nesting and length are bounded")
    func depth() {
        for (open, close) in [("(", ")"), ("not ", ""), ("-", "")] {
            #expect(!check(String(repeating: open, count: 900) + "1" + String(repeating: close, count: 900) + " > 0"))
        }
        #expect(check(String(repeating: "1 + ", count: 450) + "1 > 0"))
        #expect(!check(String(repeating: "1 + ", count: 600) + "1 > 0"))
    }

    /// Parses and evaluates an expression. Returns whether it was valid.
    @discardableResult
    private func check(_ text: String) -> Bool {
        do {
            let expression = try Parser.condition(text, ThesisFixtures.vocabulary)
            _ = expression.truth(in: ThesisFixtures.market)
            return true
        } catch {
            let range = error.range
            #expect(range.lowerBound >= 0 && range.upperBound <= text.count + 1, "\(text): \(error.message)")
            #expect(!error.message.isEmpty)
            return false
        }
    }
}
