import Testing
import ThesisSupport

@testable import Thesis

/// The lists of the language that the manual is made from.
@Suite struct LanguageListTests {
    @Test("every unit is read in each of its spellings, and its example too")
    func units() throws {
        for unit in WrittenUnit.all {
            for spelling in unit.spellings {
                let text = (unit.isMoney ? "$" : "") + "3" + spelling
                let token = try #require(try Lexer.tokens(of: text).first)
                guard case .quantity(let quantity) = token.kind else {
                    Issue.record("\(text) is no quantity")
                    continue
                }
                #expect(quantity.unit == unit.unit && quantity.value == 3 * unit.scale, "\(text)")
            }
            let tokens = try Lexer.tokens(of: unit.example)
            guard case .quantity(let quantity)? = tokens.first?.kind else {
                Issue.record("\(unit.example) is no quantity")
                continue
            }
            #expect(tokens.count == 2 && quantity.unit == unit.unit)
        }
    }

    @Test("every operator is read in each of its spellings as the plain one")
    func operators() throws {
        for sign in ThesisOperator.all {
            for spelling in sign.spellings {
                let token = try #require(try Lexer.tokens(of: "1 \(spelling) 2").dropFirst().first)
                #expect(token.text == sign.plain)
                #expect(sign.isWord ? token.isName(sign.plain) : token.isSign(sign.plain))
            }
        }
    }

    @Test("every comparison and calculation of the evaluation is an operator of the list")
    func complete() {
        let plain = Set(ThesisOperator.all.map(\.plain))
        let comparisons: [Comparison] = [.greater, .atLeast, .less, .atMost, .equal, .unequal]
        let calculations: [Arithmetic] = [.plus, .minus, .times, .over]
        #expect(plain == Set(comparisons.map(\.rawValue) + calculations.map(\.rawValue) + ["and", "or", "not"]))
    }

    @Test("a table of each kind is read with its required keys, and not without one of them")
    func tables() throws {
        for table in ThesisTable.all {
            func entries(without name: String? = nil) -> [String: String] {
                let keys = table.keys.filter { $0.name != name }
                return Dictionary(
                    uniqueKeysWithValues: keys.map { key in
                        (key.name, key.example.replacing("\"", with: "").replacing("1W", with: "1M"))
                    })
            }
            func read(_ values: [String: String]) throws {
                _ = try Thesis(
                    ThesisFixtures.source([ThesisFixtures.table(table.name, values)]), ThesisFixtures.vocabulary)
            }
            #expect(throws: Never.self, "\(table.name)") { try read(entries()) }
            for key in table.keys {
                if key.isRequired {
                    #expect(throws: ThesisErrors.self, "\(key.name)") { try read(entries(without: key.name)) }
                } else {
                    #expect(throws: Never.self, "\(key.name)") { try read(entries(without: key.name)) }
                }
            }
        }
    }
}
