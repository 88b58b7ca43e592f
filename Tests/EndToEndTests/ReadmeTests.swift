import Foundation
import TestSupport
import Testing

extension EndToEndTests {
    /// The figures of the README are those that its commands print.
    @Suite("Figures of the README") struct ReadmeTests {
        /// A row of a table that ends with a command: its bold words, and the arguments of the program.
        struct Row: CustomTestStringConvertible, Sendable {
            let words, arguments: [String]
            var testDescription: String { arguments.joined(separator: " ") }

            init?(_ line: Substring) {
                let cells = line.split(separator: "|").map { $0.drop { $0 == " " } }
                guard cells.count == 3, cells[2].hasPrefix("`ballast ") else { return nil }
                let bold = cells[1].components(separatedBy: "**")
                words = bold.indices.filter { $0 % 2 == 1 }.map { bold[$0] }
                arguments = cells[2].split(separator: "`")[0].split(separator: " ").dropFirst().map(String.init)
            }
        }

        private static let all: [Row] = {
            let text = (try? String(contentsOfFile: Repository.root + "/README.md", encoding: .utf8)) ?? ""
            return text.split(separator: "\n").compactMap(Row.init).filter { !$0.words.isEmpty }
        }()

        @Test("the month of the article has its rows")
        func rows() { #expect(ReadmeTests.all.count == 10) }

        @Test("a command prints the bold words of its row", arguments: ReadmeTests.all)
        func figures(row: Row) throws {
            let outcome = try Program.run(row.arguments + ["--offline"])
            let printed = outcome.output.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
            for words in row.words { #expect(printed.contains(words), "\(words)") }
        }

        @Test("every file that a page names is there", arguments: ["README.md", "Documentation/guide.md"])
        func links(page: String) throws {
            let path = Repository.root + "/" + page
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let folder = URL(filePath: path).deletingLastPathComponent()
            let targets = text.matches(of: #/\]\(([^)#:]+)(#[^)]*)?\)/#).map { String($0.1) }
            #expect(targets.count > 3)
            for target in targets {
                #expect(FileManager.default.fileExists(atPath: folder.appending(path: target).path), "\(target)")
            }
        }
    }
}
