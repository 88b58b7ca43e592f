import Model
import Screen
import Testing

@testable import Dashboard

struct PrintedPanelTests {
    @Test("a printed panel has its size and no key hints", arguments: PanelID.allCases)
    func withoutHints(panel: PanelID) {
        for size in [Layout.minimumSize, Size(120, 40)] {
            let page = Bundled.state(size).completed().drawForPrint(only: panel)
            let rows = page.text().split(separator: "\n")
            #expect(page.size == size && rows.count == size.height)
            #expect(rows.last?.hasPrefix("╰") == true)
            #expect(!page.text().contains("q quit") && !page.text().contains("? help"))
        }
    }

    @Test("the method of each panel's figure has a definition in sentences", arguments: PanelID.allCases)
    func methods(panel: PanelID) throws {
        let method = Bundled.state().completed().methodReport(of: panel)
        guard case .array(let sentences)? = method["definition"] else {
            Issue.record("no definition")
            return
        }
        #expect(!sentences.isEmpty && method["figure"] != "")
        if panel == .yields {
            #expect(method["inputs"]?[0]?["source"] != nil && method["inputs"]?[0]?["date"] != "")
        }
    }
}
