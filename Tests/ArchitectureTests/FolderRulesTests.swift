import Foundation
import Testing

@Suite("Folders") struct FolderRulesTests {
    /// Every file of the program.
    private static let program = Result {
        let sources = try SwiftSource.program.get()
        let targets = Set(sources.map(\.target))
        return sources.map { SwiftNames($0, modules: targets) }
    }

    @Test("the folders of a target have no circles, and every target listed as an exception has some")
    func circles() throws {
        let files = try FolderRulesTests.program.get()
        let targets = Set(files.map(\.source.target))
        #expect(targets.isSuperset(of: FolderRules.targetsWithCircles))
        let asked = ProcessInfo.processInfo.environment["BALLAST_FOLDERS"]
        for target in targets.sorted() {
            if let violation = FolderRules.violation(in: target, of: files) {
                Issue.record(Comment(rawValue: violation))
            }
            guard target == asked else { continue }
            for circle in FolderRules.circles(in: target, of: files) { print(circle) }
        }
    }

    /// Made-up files, by their path within a target.
    private func files(_ texts: [String: String]) -> [SwiftNames] {
        texts.sorted { $0.key < $1.key }.map { path, text in
            SwiftNames(SwiftSource(path: "Sources/\(path)", text: text), modules: ["Shop", "Model"])
        }
    }

    private func folders(_ texts: [String: String]) -> [[String]] {
        FolderRules.circles(in: "Shop", of: files(texts)).map(\.folders)
    }

    @Test(
        "names of types, members and cases that lead back and forth are a circle",
        arguments: [
            "struct Basket { let rack: Rack }", "func fill() { _ = Rack() }", "let text = \"\\(Rack().text)\"",
            "extension Rack { var basket: Int { 1 } }", "let capacity = a.depthInBooks", "let place = move(.topmost)",
            "let a = emptied(by: 1)", "typealias Holder = [Rack]", "struct Basket<Item: Rack> {}",
        ])
    func circle(use: String) {
        let rack = """
            struct Rack { var depthInBooks = 1, other = 2; var till: Till? }
            enum Level { case lowest, topmost }
            extension [Int] { func emptied(by count: Int) -> Int { count } }
            """
        let found = folders(["Shop/Racks/Rack.swift": rack, "Shop/Tills/Till.swift": "struct Till {}\n" + use])
        #expect(found == [["Racks", "Tills"]])
    }

    @Test(
        "comments, strings, labels, parameters, variables and names of other modules are no uses",
        arguments: [
            "// Rack", "let text = \"Rack\"", "func f() { g(depthInBooks: 1) }",
            "func f(depthInBooks: Int) { _ = depthInBooks }", "func f() { let depthInBooks = 1; _ = depthInBooks }",
            "func f(depthInBooks count: Int) {}", "let a = Model.Rack()",
            "let b = c.map { depthInBooks in depthInBooks }",
            "private let depthInBooks = 1\nlet d = depthInBooks",
        ])
    func noUse(text: String) {
        let rack = "struct Rack { var depthInBooks = 1; var till: Till? }"
        #expect(
            folders(["Shop/Racks/Rack.swift": rack, "Shop/Tills/Till.swift": "struct Till {}\n" + text]).isEmpty)
    }

    @Test("a name that two folders, an imported target or the standard library have proves nothing")
    func ambiguous() {
        let till = "struct Till {}\nlet a = b.depthInBooks, c = d.count"
        let rack = "struct Rack { var depthInBooks = 1; var count = 1; var till: Till? }"
        let two = ["Shop/Racks/Rack.swift": rack, "Shop/Tills/Till.swift": till]
        #expect(folders(two) == [["Racks", "Tills"]])
        #expect(folders(two.merging(["Shop/Lamps/A.swift": "struct Lamp { var depthInBooks = 1 }"]) { $1 }).isEmpty)
        let imported = ["Model/Book.swift": "struct Book { var depthInBooks = 1 }"]
        #expect(folders(two.merging(imported) { $1 }) == [["Racks", "Tills"]])
        #expect(
            folders(two.merging(imported.merging(["Shop/Tills/B.swift": "import Model"]) { $1 }) { $1 }).isEmpty)
    }

    @Test("private declarations are their file's own")
    func hidden() {
        let rack = """
            struct Rack { private var depthInBooks = 1; private(set) var age = 1; var till: Till? }
            private struct Hidden { var colour = 1 }
            """
        func till(_ use: String) -> [[String]] {
            folders(["Shop/Racks/Rack.swift": rack, "Shop/Tills/Till.swift": "struct Till {}\nlet a = b.\(use)"])
        }
        #expect(till("depthInBooks").isEmpty)
        #expect(till("colour").isEmpty)
        #expect(till("age") == [["Racks", "Tills"]])
    }

    @Test("circles are found by way of other folders, between subfolders, and between a folder and its subfolder")
    func levels() {
        func chain(_ paths: [String]) -> [[String]] {
            let names = paths.indices.map { "Type\($0)" }
            return folders(
                Dictionary(
                    uniqueKeysWithValues: paths.enumerated().map { index, path in
                        let next = names[(index + 1) % names.count]
                        return ("Shop/\(path)/\(names[index]).swift", "struct \(names[index]) { let next: [\(next)] }")
                    }))
        }
        #expect(chain(["A", "B", "C"]) == [["A", "B", "C"]])
        #expect(chain(["A/x", "A/y"]) == [["A/x", "A/y"]])
        #expect(chain(["A", "A/x"]) == [["A", "A/x"]])
        #expect(chain(["A/x", "B/x", "A/y"]) == [["A", "B"]])
        #expect(chain(["A", "A"]).isEmpty)
    }

    @Test("files directly in a target belong to no folder, and one direction is no circle")
    func roots() {
        #expect(
            folders(["Shop/A.swift": "struct A { let b: [B] }", "Shop/F/B.swift": "struct B { let a: [A] }"]).isEmpty)
        #expect(folders(["Shop/E/A.swift": "struct A { let b: [B] }", "Shop/F/B.swift": "struct B {}"]).isEmpty)
    }

    @Test("a circle is a violation unless its target is listed, and a listed target without one is too")
    func violations() throws {
        let circle = files(["Shop/E/A.swift": "struct A { let b: [B] }", "Shop/F/B.swift": "struct B { let a: [A] }"])
        let message = try #require(FolderRules.violation(in: "Shop", of: circle, listed: []))
        #expect(message.contains("circle of E, F"))
        #expect(message.contains("E → F: 1 name\n    B  Sources/Shop/E/A.swift:1"))
        #expect(FolderRules.violation(in: "Shop", of: circle, listed: ["Shop"]) == nil)
        let clean = files(["Shop/E/A.swift": "struct A {}"])
        #expect(FolderRules.violation(in: "Shop", of: clean, listed: []) == nil)
        #expect(FolderRules.violation(in: "Shop", of: clean, listed: ["Shop"])?.contains("remove it") == true)
    }
}
