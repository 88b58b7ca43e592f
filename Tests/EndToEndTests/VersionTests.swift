import Foundation
import Testing

extension EndToEndTests {
    @Suite("Version") struct VersionTests {
        @Test("the program, the changelog and the recipes for packages name one version")
        func oneVersion() throws {
            let outcome = try Program.run(["--version"])
            #expect(outcome.status == 0 && outcome.errorOutput.isEmpty)
            let version = outcome.output.trimmingCharacters(in: .newlines)
            #expect(version.wholeMatch(of: /\d+\.\d+\.\d+/) != nil, "\(version)")
            let changelog = try text(of: "CHANGELOG.md")
            #expect(try #require(changelog.firstMatch(of: /(?m)^## (\S+)/)).1 == version)
            let recipe = try text(of: "Packaging/aur/PKGBUILD")
            #expect(try #require(recipe.firstMatch(of: /(?m)^pkgver=(.+)$/)).1 == version)
            let formula = try text(of: "Packaging/homebrew/ballast.rb")
            #expect(try #require(formula.firstMatch(of: /(?m)^  version "(.+)"$/)).1 == version)
        }

        private func text(of path: String) throws -> String {
            try String(contentsOf: Program.packageFolder.appending(path: path), encoding: .utf8)
        }
    }
}
