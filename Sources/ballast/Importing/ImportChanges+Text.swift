import Model
import Store

extension ImportChanges {
    /// A note if nothing has changed, or for a rehearsal.
    func summary(isRehearsal: Bool) -> [String] {
        if !hasChanged { return [isRehearsal ? "nothing would change" : "nothing changed"] }
        return isRehearsal ? ["would change"] : []
    }

    /// The changes, one line each.
    var text: String {
        if !hasChanged { return "" }
        return (sessions.map(\.text) + rows.map(\.text)).map { "  \($0)\n" }.joined()
    }
}

extension ImportChanges.Sessions {
    /// `SPY: 1 new, 2 changed, 57 same, 2025-07-02 to 2025-09-25; largest change 2025-09-24: 657.36 → 661.05 (+0.56 %)`.
    fileprivate var text: String {
        var text = "\(symbol): \(added) new, \(changed) changed, \(unchanged) same"
        if let days { text += ", \(days.lowerBound) to \(days.upperBound)" }
        if let largest {
            let change = largest.before == 0 ? nil : largest.after / largest.before - 1
            text += "; largest change \(largest.day): \(largest.before) → \(largest.after)"
            text += " (\(NumberText.percentWithUnit(change)))"
        }
        return text
    }
}

extension ImportChanges.Rows {
    /// `deals: 2 new, 1 changed`.
    fileprivate var text: String {
        let parts = [(added, "new"), (changed, "changed"), (removed, "removed")].filter { $0.0 > 0 }
        return "\(nouns): \(parts.map { "\($0.0) \($0.1)" }.joined(separator: ", "))"
    }
}

extension UndoneImport {
    /// What was undone, one line per table.
    var text: String {
        let names = files.count > 3 ? "\(files[0]) and \(files.count - 1) more files" : files.joined(separator: ", ")
        var lines = ["undone: \(names), imported \(receivedAt)"]
        for row in rows {
            var line = "  \(row.restored) \(row.restored == 1 ? row.noun : row.nouns) restored"
            if row.skipped > 0 { line += "; \(row.skipped) kept: changed since" }
            lines.append(line)
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
