import Formats
import Foundation
import Model
import Playback
import Screen
import Store
import TestSupport
import Testing

@testable import ballast

@Suite("Findings of the doctor") struct FindingTests {
    private let now = Timestamp(Day(number: 20_780), hour: 12, minute: 0)

    @Test("a UTF-8 locale is fine, another one or a missing one is reported")
    func locale() {
        #expect(Finding.locale(named: "de_DE.UTF-8", codeset: "UTF-8", ascii: false).state == .ok)
        #expect(Finding.locale(named: nil, codeset: "ANSI_X3.4-1968", ascii: false).state == .ok)
        let old = Finding.locale(named: "C", codeset: "ANSI_X3.4-1968", ascii: true)
        #expect(old.state == .warning && old.message.contains("ASCII") && old.advice != nil)
        let missing = Finding.locale(named: "xx_XX.UTF-8", codeset: nil, ascii: false)
        #expect(missing.state == .warning && missing.message.contains("xx_XX.UTF-8 is not on this system"))
    }

    @Test("a terminal needs a type, a terminfo entry and enough room")
    func terminal() {
        func found(_ size: Size?, error: String? = nil, isTerminal: Bool = true) -> Finding {
            .terminal(type: "xterm", opensAs: "xterm-direct", error: error, size: size, isTerminal: isTerminal)
        }
        #expect(found(Size(120, 40)).message == "xterm, opened as xterm-direct, 120x40")
        #expect(found(Size(60, 16)).state == .ok)
        #expect(found(Size(59, 16)).state == .warning && found(Size(60, 15)).state == .warning)
        #expect(found(nil).state == .warning && found(nil, isTerminal: false).state == .ok)
        #expect(found(nil, error: "not known").state == .failed)
        #expect(found(nil, error: "not known", isTerminal: false).state == .warning)
    }

    @Test("colours are reported by number, or with the reason for their absence")
    func colours() {
        #expect(Finding.colours(.trueColour, colorTerm: "truecolor", noColor: false).message.contains("truecolor"))
        #expect(Finding.colours(.indexed, colorTerm: nil, noColor: false).message.hasPrefix("256"))
        #expect(Finding.colours(.none, colorTerm: nil, noColor: true).state == .ok)
        #expect(Finding.colours(.none, colorTerm: "", noColor: false).state == .warning)
    }

    @Test("a table that differs from the manifest and a missing folder are reported")
    func data() throws {
        let folder = try DataFolder(Repository.data)
        let sizes = Dictionary(folder.manifest.entries.map { ("\(folder.path)/\($0.file)", $0.bytes) }) { a, _ in a }
        let unchanged = Finding.data(.success(folder)) { sizes[$0] }
        #expect(unchanged.state == .ok && unchanged.message.contains("45 tables"))
        let short = Finding.data(.success(folder)) { $0.hasSuffix("deals.csv") ? 3 : sizes[$0] }
        #expect(short.state == .warning && short.message.contains("deals.csv does not match the manifest"))
        let sums = Dictionary(folder.manifest.entries.map { ("\(folder.path)/\($0.file)", $0.sha256) }) { a, _ in a }
        let same = Finding.data(.success(folder), sizes: { sizes[$0] }, sums: { sums[$0] })
        #expect(same.state == .ok)
        let changed = Finding.data(
            .success(folder), sizes: { sizes[$0] },
            sums: { $0.hasSuffix("deals.csv") ? String(repeating: "0", count: 64) : sums[$0] })
        #expect(changed.state == .warning && changed.message.contains("deals.csv does not match the manifest"))
        let none = Finding.data(.failure(FeedError("data folder", expected: "one", found: ""))) { _ in nil }
        #expect(none.state == .failed && none.advice?.contains("--data") == true)
    }

    @Test("a store that does not exist yet is fine, an unusable one is not")
    func store() {
        #expect(Finding.store(path: "/x", .success(nil)).state == .ok)
        #expect(Finding.store(path: nil, .success(nil)).state == .off)
        for kind in StoreError.Kind.allCases {
            let found = Finding.store(path: "/x", .failure(StoreError(kind, path: "/x", reason: "because")))
            #expect(found.state == .failed && found.message == "/x: because" && found.advice?.isEmpty == false)
        }
    }

    @Test("a store that can be read but not written is reported, with advice")
    func unwritableStore() throws {
        let folder = try TemporaryFolder()
        _ = try MarketStore.open(folder: folder.path, now: now)
        let report = try StoreReport(folder: folder.path)
        let found = Finding.store(
            path: "/x", .success(report), refusal: WriteRefusal(path: "/x", code: EACCES, isOwn: true))
        #expect(found.state == .warning)
        #expect(
            found.message.contains("it is read-only") && found.message.contains("/x: Permission denied"))
        #expect(found.advice?.contains("chmod u+w /x") == true && found.advice?.contains("[store]") == true)
        #expect(found.details.last == JSON.Member("writable", .bool(false)))
        let disk = Finding.store(
            path: "/x", .success(report), refusal: WriteRefusal(path: "/x", code: EROFS, isOwn: true))
        #expect(disk.state == .warning && disk.advice?.contains("chmod") == false)
        func advice(_ code: Int32, isOwn: Bool) -> String? {
            let refusal = WriteRefusal(path: "/my store", code: code, isOwn: isOwn)
            return Finding.store(path: "/my store", .success(report), refusal: refusal).advice
        }
        #expect(advice(EACCES, isOwn: true)?.hasPrefix("chmod u+w '/my store'") == true)
        #expect(advice(EACCES, isOwn: false)?.hasPrefix("sudo chown -R \"$(id -un)\" '/my store'") == true)
        #expect(advice(EPERM, isOwn: true)?.contains("chattr -i '/my store'") == true)
        #expect(Finding.store(path: "/x", .success(report)).state == .ok)
        let none = Finding.store(
            path: "/x/y", .success(nil), refusal: WriteRefusal(path: "/x", code: EACCES, isOwn: true))
        #expect(none.state == .warning && none.message.contains("none can be made"))
    }

    @Test("an error of the configuration has its file, line and key, also in the JSON")
    func configuration() throws {
        let error = ConfigurationError(file: "/c.toml", line: 3, key: "bell", message: "expected a bell")
        let found = Finding.configuration(path: "/c.toml", exists: true, errors: [error, error], failure: nil)
        #expect(found.state == .failed && found.message == "/c.toml:3: bell: expected a bell (and 1 more)")
        #expect(found.details.first?.value[0]?["line"] == .number(3))
        #expect(Finding.configuration(path: "/c.toml", exists: false, errors: [], failure: nil).state == .ok)
        #expect(Finding.configuration(path: "/c.toml", exists: true, errors: [], failure: "no").state == .failed)
    }

    @Test("the clock is compared with the closest service's, or checked for plausibility")
    func clock() {
        #expect(Finding.clock(now, skews: []).state == .ok)
        #expect(Finding.clock(Timestamp(milliseconds: 0), skews: []).state == .failed)
        #expect(Finding.clock(now, skews: [.seconds(3), .seconds(-4000)]).state == .ok)
        let late = Finding.clock(now, skews: [.seconds(40)])
        #expect(late.state == .warning && late.message.contains("40 s behind"))
        let early = Finding.clock(now, skews: [.seconds(-400)])
        #expect(early.state == .failed && early.message.contains("400 s ahead of"))
    }
}
