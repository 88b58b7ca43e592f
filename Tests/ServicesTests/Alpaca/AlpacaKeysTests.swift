import Foundation
import TestSupport
import Testing

@testable import Networking
@testable import Services

struct AlpacaKeysTests {
    private func file(_ text: String, mode: Int = 0o600) throws -> (folder: TemporaryFolder, path: String) {
        let folder = try TemporaryFolder(["alpaca.key": text])
        let path = folder.path + "/alpaca.key"
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return (folder, path)
    }

    private func reason(_ path: String?, _ environment: [String: String] = [:]) -> String? {
        do throws(SourceError) {
            _ = try AlpacaKeys.find(file: path, environment: environment)
            return nil
        } catch { return error.kind == .unauthorised ? error.reason : "another kind" }
    }

    @Test("keys come from the environment, or from a file if one is named")
    func found() throws {
        let environment = ["APCA_API_KEY_ID": "PK", "APCA_API_SECRET_KEY": "hush"]
        let keys = AlpacaKeys(key: Secret("PK"), secret: Secret("hush"))
        #expect(try AlpacaKeys.find(file: nil, environment: environment) == keys)
        let (folder, path) = try file("  PK2 \r\nhush2\n\n")
        #expect(
            try AlpacaKeys.find(file: path, environment: environment)
                == AlpacaKeys(key: Secret("PK2"), secret: Secret("hush2")))
        withExtendedLifetime(folder) {}
    }

    @Test("a file that others can read is refused", arguments: [0o644, 0o640, 0o604, 0o620, 0o666])
    func open(mode: Int) throws {
        let (folder, path) = try file("PK\nhush\n", mode: mode)
        #expect(reason(path) == "key file alpaca.key: readable by others; chmod 600 it")
        withExtendedLifetime(folder) {}
    }

    @Test("missing or malformed keys are reported without showing what was found")
    func none() throws {
        #expect(reason(nil) == "no key: set APCA_API_KEY_ID and APCA_API_SECRET_KEY, or name a key file")
        #expect(reason(nil, ["APCA_API_KEY_ID": "PK", "APCA_API_SECRET_KEY": ""]) != nil)
        #expect(reason("/no/such/file") == "key file file: No such file or directory")
        #expect(reason("/tmp") == "key file tmp: not a file")
        for text in ["", "PK", "PK\nhush\nmore", String(repeating: "x", count: 5000)] {
            let (folder, path) = try file(text)
            #expect(reason(path) == "key file alpaca.key: expected two lines, the key and the secret")
            withExtendedLifetime(folder) {}
        }
    }

    @Test("a secret prints as dots in every form of output")
    func dots() {
        let keys = AlpacaKeys(key: Secret("PKVISIBLE"), secret: Secret("hushhush"))
        var dumped = ""
        dump(keys, to: &dumped)
        for text in ["\(keys)", String(reflecting: keys), dumped, "\(Secret("hushhush"))", "\([keys.secret])"] {
            #expect(!text.contains("hush") && !text.contains("VISIBLE"))
        }
        #expect("\(Secret("hushhush"))" == "•••")
    }
}
