import Foundation
import Model
import Playback
import Services
import TestSupport
import Testing

/// Holds `Documentation/sources.md` against the registry of services and the manifest of the bundled tables.
@Suite struct SourceDocumentationTests {
    private static func page() throws -> String {
        try String(contentsOfFile: Repository.root + "/Documentation/sources.md", encoding: .utf8)
    }

    @Test(
        "each service has a section with its settings as they are by default, and its terms",
        arguments: ServiceDefinition.all)
    func service(_ service: ServiceDefinition) throws {
        let sections = try SourceDocumentationTests.page().components(separatedBy: "\n### ")
        let section = try #require(sections.first { $0.prefix { $0 != "\n" }.hasSuffix(": `\(service.name)`") })
        let settings = service.settings.map { "\($0.name) = \($0.text(SourcesConfiguration()))\n" }.joined()
        let block = "```toml\n[sources.\(service.name)]\n\(settings)```\n"
        #expect(section.contains(block), "the block should be:\n\(block)")
        #expect(section.contains("**Asked:**") && section.contains("**Stored:**") && section.contains("**Terms:**"))
    }

    @Test("no section is of a service that is not there any more")
    func gone() throws {
        let headings = try SourceDocumentationTests.page().components(separatedBy: "\n### ").dropFirst()
        #expect(headings.count == ServiceDefinition.all.count)
    }

    @Test("each bundled table is named, with its terms")
    func tables() throws {
        let rows = try SourceDocumentationTests.page().split(separator: "\n").filter { $0.hasPrefix("| `") }
        for entry in try DataFolder(Repository.data).manifest.entries {
            let folder = entry.file.prefix { $0 != "/" }
            let name = folder == entry.file[...] ? entry.file : "\(folder)/"
            let row = rows.first { $0.hasPrefix("| `\(name)` |") }
            #expect(row?.contains(entry.terms) == true, "\(entry.file): \(entry.terms)")
        }
    }
}
