import Dashboard
import Foundation
import Model
import TestSupport
import Testing
import Thesis

@testable import ballast

/// What a collector keeps of what dashboards share, and what it refuses.
@Suite("What a desk shares") struct SharedItemsTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path + "/a/desk-small.toml" }

    init() throws { folder = try TemporaryFolder() }

    private let list = ConfigurationEdit.restore("tech", ["XLK", "QQQS"], .lists)
    private let alert = ConfigurationEdit.addAlert(
        AlertDraft(id: "up", text: "IWM is up", when: "last(IWM) > 300", hold: "5 min"))

    private func ask(_ board: SharedBoard, _ edit: ConfigurationEdit) -> String? {
        let request = ShareRequest(edit)
        #expect(board.answer(request.text) { _ in nil })
        let answer = board.document.answers.last
        #expect(answer?.request == request.id)
        return answer?.refusal
    }

    @Test("lists and alerts are shared, replaced, kept over a restart, and shared no more")
    func kept() throws {
        let board = try SharedBoard(path: path)
        #expect(board.items == .none)
        #expect(ask(board, list) == nil && ask(board, alert) == nil)
        #expect(ask(board, .restore("tech", ["XLK"], .lists)) == nil)
        let changed = AlertDraft(id: "up", text: "IWM is up", when: "last(IWM) > 310")
        #expect(ask(board, .addAlert(changed)) == nil)
        #expect(board.items.lists == [SymbolList("tech", ["XLK"])] && board.items.alerts == [changed])
        let next = try SharedBoard(path: path)
        #expect(next.items == board.items && next.document.items == board.items.text)
        #expect(ask(next, .restore("tech", nil, .lists)) == nil && ask(next, .removeAlert("up")) == nil)
        #expect(next.items.lists.isEmpty && next.items.alerts.isEmpty)
    }

    @Test(
        "what is refused changes nothing, and the reason is told",
        arguments: [
            (.restore("", ["XLK"], .lists), "name"), (.restore("a\u{1B}[2J", ["a b;c"], .lists), "symbol"),
            (.restore("many", (0..<201).map { Symbol("S\($0)") }, .lists), "200 symbols"),
            (.restore("absent", nil, .lists), "absent"), (.removeAlert("absent"), "absent"),
            (.addAlert(AlertDraft(id: "x", text: "x", when: String(repeating: "a", count: 1500))), "too long"),
            (.addAlert(AlertDraft(id: "", text: "x", when: "last(IWM) > 1")), "alert"),
        ] as [(ConfigurationEdit, String)])
    func refused(edit: ConfigurationEdit, reason: String) throws {
        let board = try SharedBoard(path: path)
        _ = ask(board, list)
        let before = board.items
        let refusal = ask(board, edit)
        #expect(refusal?.contains(reason) == true, "\(refusal ?? "")")
        #expect(board.items == before)
        #expect(try SharedBoard(path: path).items == before)
    }

    @Test("an alert that the collector cannot watch is refused with its reason")
    func fault() throws {
        let board = try SharedBoard(path: path)
        let request = ShareRequest(alert)
        #expect(board.answer(request.text) { "no instrument \($0.id)" })
        #expect(board.document.answers.last?.refusal == "no instrument up" && board.items == .none)
    }

    @Test("33 lists and 65 alerts are one too many")
    func limits() throws {
        let board = try SharedBoard(path: nil)
        for number in 0..<32 { #expect(ask(board, .restore("l\(number)", ["IWM"], .lists)) == nil) }
        #expect(ask(board, .restore("more", ["IWM"], .lists))?.contains("32 lists") == true)
        for number in 0..<64 {
            #expect(ask(board, .addAlert(AlertDraft(id: "a\(number)", text: "x", when: "last(IWM) > 1"))) == nil)
        }
        #expect(
            ask(board, .addAlert(AlertDraft(id: "more", text: "x", when: "last(IWM) > 1")))?.contains("64 alerts")
                == true)
    }

    @Test(
        "what is no request, no document, or more than lists and alerts is ignored",
        arguments: [
            "", "[]", "{}", "{\"request\":1}", "{\"request\":\"a\"}",
            "{\"request\":\"a\",\"list\":\"b\",\"symbols\":3}",
            "{\"request\":\"a\",\"alert\":{\"id\":\"b\"}}", "{\"items\":\"theme = \\\"light\\\"\"}", "{\"items\":7}",
            "{\"items\":\"[[[\"}",
        ])
    func ignored(text: String) throws {
        let board = try SharedBoard(path: path)
        _ = ask(board, list)
        let before = board.document
        #expect(!board.answer(text) { _ in nil })
        #expect(!board.adopt(text))
        #expect(board.document == before)
    }

    @Test("a request and a document are read as they were written")
    func coding() throws {
        for edit in [list, alert, .restore("tech", nil, .lists), .removeAlert("up"), .restore("e", [], .lists)] {
            let request = ShareRequest(edit)
            #expect(ShareRequest(request.text) == request)
        }
        let board = try SharedBoard(path: nil)
        _ = ask(board, list)
        _ = ask(board, .removeAlert("absent"))
        board.add(SharedDocument.Recap(day: try #require(Day("2024-05-16")), headline: "Thu 16 May 2024: up"))
        #expect(SharedDocument(board.document.text) == board.document)
    }

    @Test("a document grants the requests that the one before had not answered")
    func grants() throws {
        let board = try SharedBoard(path: nil)
        let request = ShareRequest(list), refused = ShareRequest(.removeAlert("absent"))
        let before = board.document
        #expect(board.answer(request.text) { _ in nil } && board.answer(refused.text) { _ in nil })
        #expect(board.document.grants(request, after: before) && board.document.grants(request, after: nil))
        #expect(!board.document.grants(request, after: board.document))
        #expect(!board.document.grants(refused, after: before) && !before.grants(request, after: nil))
    }

    @Test("a collector that stands by takes over what the leader shares, and keeps it")
    func adopted() throws {
        let leader = try SharedBoard(path: nil)
        _ = ask(leader, list)
        let other = try SharedBoard(path: path)
        #expect(other.adopt(leader.document.text) && !other.adopt(leader.document.text))
        #expect(other.items == leader.items)
        #expect(try SharedBoard(path: path).items == leader.items)
    }

    @Test("a file with anything else is an error that names it")
    func damaged() throws {
        try folder.write("theme = \"light\"", to: "desk.toml")
        #expect(throws: Failure.self) { try SharedBoard(path: folder.path + "/desk.toml") }
    }

    @Test("shared lists follow one's own, under the desk's name; alerts that cannot be watched are named")
    func joined() throws {
        let board = try SharedBoard(path: nil)
        _ = ask(board, list)
        _ = ask(board, alert)
        _ = ask(board, .addAlert(AlertDraft(id: "odd", text: "odd", when: "last(NOWHERE) > 1")))
        let (configuration, _) = Configuration.parsing(
            "desk = \"nats://localhost\"\n[watch-lists]\ntech = [\"XLK\"]", file: "config.toml")
        let joined = configuration.joining(board.items)
        let (settings, errors) = joined.settings(ThesisVocabulary(of: Bundled.may))
        #expect(errors.isEmpty && settings.desk == "desk")
        #expect(
            settings.lists.first?.name == "tech" && settings.lists.last == SymbolList("desk/tech", ["XLK", "QQQS"]))
        #expect(settings.ownLists == ["tech"] && settings.sharedLists == ["desk/tech"])
        #expect(settings.sharedAlerts.map(\.id) == ["desk/up"])
        #expect(settings.sharedFaults.count == 1 && settings.sharedFaults[0].contains("NOWHERE"))
    }

    @Test("news name what is new and what is gone")
    func news() throws {
        let board = try SharedBoard(path: nil)
        _ = ask(board, list)
        let before = board.items
        _ = ask(board, alert)
        _ = ask(board, .restore("tech", nil, .lists))
        #expect(before.news(since: .none) == "the desk shares the list tech")
        #expect(board.items.news(since: before) == "the desk shares the alert last(IWM) > 300; no longer shares tech")
        #expect(before.news(since: before) == nil)
    }
}
