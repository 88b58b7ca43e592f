import TestSupport
import Testing
import Thesis

@testable import ballast

@Suite("The page of theses") struct ThesisPageTests {
    private let page: PageText

    init() throws { page = PageText(try ManualPage.thesis.text) }

    @Test("it has every function with its parameters, and no other")
    func functions() {
        #expect(ThesisFunction.all.count > 20)
        #expect(page.terms(of: "FUNCTIONS") == ThesisFunction.all.map(\.signature))
        let names = Set(ThesisFunction.all.map(\.name) + ManualPage.allCases.map(\.rawValue))
        for call in page.text.matches(of: /\b([a-z][A-Za-z_-]*)\(/) {
            #expect(names.contains(String(call.1)), "\(call.1)")
        }
    }

    @Test("it has every operator, unit and table, and no other")
    func language() {
        #expect(page.terms(of: "EXPRESSIONS") == ThesisOperator.all.map { $0.spellings.joined(separator: " ") })
        #expect(page.terms(of: "UNITS").count == WrittenUnit.all.count)
        #expect(page.parts(of: "TABLES") == ["[symbols]"] + ThesisTable.all.map { "[[\($0.name)]]" })
        for table in ThesisTable.all {
            #expect(
                page.terms(of: "TABLES", "[[\(table.name)]]") == table.keys.map { "\($0.name) = \($0.example)" })
        }
    }

    @Test("every kind of argument that a function takes is explained")
    func arguments() {
        let explained = page.terms(of: "ARGUMENTS").flatMap { $0.split(separator: ", ").map(String.init) }
        let words = ["symbol", "window", "sessions", "tenor", "pairs", "group", "fund", "sector", "kind", "days"]
        for word in words {
            #expect(explained.contains(word))
            #expect(ThesisFunction.all.contains { $0.parameters.contains(word) }, "\(word)")
        }
    }

    @Test("the thesis in it can be read, and each of its conditions is decided on the article's day")
    func example() throws {
        let folder = try TemporaryFolder(["thesis.toml": ThesisPage.example])
        let file = try #require(ThesisFile(named: folder.path + "/thesis.toml", data: ""))
        let thesis = try ThesisDraft(file).thesis(ThesisVocabulary(of: Bundled.market))
        #expect(thesis.conditions.count == 2 && thesis.claims.count == 1 && thesis.alerts.count == 1)
        #expect(thesis.evaluate(Bundled.may).conditions.allSatisfy { $0.status != .unknown })
        #expect(page.examples(of: "EXAMPLE").joined(separator: "\n") == ThesisPage.example)
    }

    @Test("the conditions in it can be read", arguments: ThesisPage.conditions)
    func conditions(text: String) throws {
        let expression = try Expression(condition: text, ThesisVocabulary(of: Bundled.market))
        #expect(expression.text == text)
        #expect(page.examples(of: "EXPRESSIONS").contains(text))
    }
}
