import Dashboard
import Model
import Store

/// Findings about the store on disk, from values alone.
extension Finding {
    /// The store; `.success(nil)` if there is none yet.
    ///
    /// - Parameter refusal: why it cannot be written, if so.
    static func store(
        path: String?, _ report: Result<StoreReport?, StoreError>, refusal: WriteRefusal? = nil
    ) -> Finding {
        guard let path else { return Finding(.store, .off, "not used: a data folder is named or HOME is not set") }
        switch report {
        case .failure(let error):
            return Finding(.store, .failed, error.description, advice: advice(error.kind, refusal))
        case .success(nil):
            guard let refusal else { return Finding(.store, .ok, "\(path): none yet; the first start creates it") }
            return Finding(
                .store, .warning, "\(path): none yet, and none can be made: \(refusal.words)", advice: refusal.advice,
                details: [JSON.Member("writable", .bool(false))])
        case .success(let report?): return store(path, report, refusal)
        }
    }

    private static func store(_ path: String, _ report: StoreReport, _ refusal: WriteRefusal?) -> Finding {
        let written = Timestamp(milliseconds: report.lastWrite)
        let details = [
            JSON.Member("path", .string(path)), JSON.Member("bytes", JSON(report.bytes)),
            JSON.Member("schema", .string(report.schema)), JSON.Member("lastWrite", .string(written.description)),
            JSON.Member("writable", .bool(refusal == nil)),
        ]
        let size = SourcesPage.amount(bytes: report.bytes), version = report.schema.prefix { $0.isNumber }
        let summary = "\(path): \(size), tables of version \(version), written \(written)"
        if let damage = report.damage {
            return Finding(
                .store, .failed, "\(summary); damaged: \(damage)", advice: advice(.corrupt, refusal), details: details)
        }
        if let rows = report.badRows {
            return Finding(
                .store, .failed, "\(summary); \(rows)",
                advice: "ballast export --out DIR saves what can be read; then move the file away and start ballast",
                details: details)
        }
        guard let refusal else { return Finding(.store, .ok, summary, details: details) }
        return Finding(
            .store, .warning, "\(summary); it is read-only, so nothing new is stored: \(refusal.words)",
            advice: refusal.advice, details: details)
    }

    /// What to do about a store that cannot be read.
    private static func advice(_ kind: StoreError.Kind, _ refusal: WriteRefusal?) -> String {
        switch kind {
        case .newer: "a newer Ballast, or another folder in [store] of config.toml"
        case .foreign: "another folder in [store] of config.toml"
        case .corrupt: refusal?.advice ?? "start ballast: it sets the file aside and starts a new one"
        case .busy: "again in a moment: another program is writing"
        default: refusal?.advice ?? "check the permissions of the file and its folder"
        }
    }
}

extension WriteRefusal {
    /// The path and the reason.
    fileprivate var words: String { "\(path): \(reason)" }

    /// What to do about it.
    fileprivate var advice: String {
        let elsewhere = "another folder in [store] of config.toml"
        let fix: String? =
            switch obstacle {
            case .permissions: "chmod u+w \(quoted)"
            case .owner: "sudo chown -R \"$(id -un)\" \(quoted), for another user owns it"
            case .immutable: "remove the immutable attribute (sudo chattr -i \(quoted))"
            case .other: nil
            }
        return fix.map { "\($0), or \(elsewhere)" } ?? elsewhere
    }

    /// The path quoted for a shell.
    private var quoted: String {
        let isPlain = path.utf8.allSatisfy { byte in
            byte >= 0x80 || Unicode.Scalar(byte).properties.isAlphabetic || (0x2B...0x3A).contains(byte) || byte == 0x5F
        }
        return isPlain ? path : "'\(path.replacing("'", with: "'\\''"))'"
    }
}
