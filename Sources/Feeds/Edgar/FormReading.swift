import Model

/// The newest filings of a form, read page by page back to what was seen before.
struct FormReading: Sendable {
    /// Those that have to do with deals.
    var filings: [Filing] = []
    /// The numbers of all.
    var accessions: Set<String> = []
    /// Entries that could not be understood.
    var faults: [FeedError] = []
    /// Whether it reaches a filing that was seen before.
    var reachesSeen = false
    /// The first day of which every filing was read; nil where the list is empty.
    var completeFrom: Day?

    /// So many entries are asked for at once; the service gives no more.
    static let pageSize = 100
    /// So many pages are read at most: the first time to begin somewhere, later to close a gap.
    static let firstPages = 2, mostPages = 12
}

/// Asks EDGAR for filings, and for the files of the companies they are of.
struct EDGARFilings: Sendable {
    /// The forms that are asked for, each with a list of its own. A form stands for those that begin so.
    static let forms = ["8-K", "425", "SC TO-T", "SC 14D9", "DEFM14A", "PREM14A", "S-4", "F-4", "SC 13E3"]
    /// Those of them that make deals; an 8-K alone makes none.
    static let mergerForms = forms.filter { $0 != "8-K" }
    /// So many files of companies are read after a list.
    private static let mostProfiles = 40

    let address, factsAddress: String
    let agent: HTTPRequest.Agent
    let tracker: FilingTracker
    let cache: any ResponseCache
    let now: @Sendable () -> Timestamp

    /// What a form's list has that is new.
    func fetch(_ form: String, _ transport: any HTTPTransport) async throws(SourceError) -> PollResult {
        let reading = try await read(form, transport)
        tracker.take(reading, of: form)
        var faults = reading.faults
        let companies = tracker.companiesToRead(EDGARFilings.mostProfiles, at: now())
        defer { tracker.leave(companies) }
        for cik in companies {
            do throws(SourceError) {
                tracker.take(try await profile(cik, transport), of: cik)
            } catch {
                if Task.isCancelled { throw error }
                tracker.fail(cik, error, at: now())
                faults.append(FeedError("edgar", expected: "the file of company \(cik)", found: error.reason))
                // A host that does not answer, or wants to be left alone, is not asked for the next company.
                if error.isOfWay { break }
            }
        }
        let today = NewYorkTime.wallClock(at: now()).day
        // A list that makes no sense was thrown above.
        return PollResult(
            tracker.news(at: today, forms: EDGARFilings.mergerForms), isUnderstood: true, faults: faults)
    }

    /// A form's list back to what was seen before. Nothing is taken where a page on the way fails: the gap would stay.
    private func read(_ form: String, _ transport: any HTTPTransport) async throws(SourceError) -> FormReading {
        var reading = FormReading()
        let most = tracker.hasRead(form) ? FormReading.mostPages : FormReading.firstPages
        for number in 0..<most {
            guard let page = try await page(number, of: form, transport) else { break }
            reading.filings += page.content.filings
            reading.accessions.formUnion(page.content.accessions)
            reading.faults += page.faults
            let isLast = page.content.entries < FormReading.pageSize
            // The oldest day of a page that others follow may go on there.
            if let oldest = page.content.oldest { reading.completeFrom = isLast ? oldest : oldest + 1 }
            reading.reachesSeen = tracker.hasSeen(page.content.accessions, of: form)
            if isLast || reading.reachesSeen { break }
        }
        return reading
    }

    /// A page of a form's list; nil behind the end, where the service answers with a page about maintenance.
    private func page(
        _ number: Int, of form: String, _ transport: any HTTPTransport
    ) async throws(SourceError) -> Parsed<EDGARPage>? {
        let words = form.split(separator: " ").joined(separator: "%20")
        let url =
            "\(address)/cgi-bin/browse-edgar?action=getcurrent&type=\(words)&company=&dateb=&owner=include"
            + "&start=\(number * FormReading.pageSize)&count=\(FormReading.pageSize)&output=atom"
        do throws(SourceError) {
            let answer = try await transport.fetch(
                HTTPRequest(url, .xml, agent: agent, deadline: .seconds(30), byteLimit: 4 << 20))
            do throws(FeedError) { return try EDGARFeed.read(answer.body) } catch { throw SourceError(error) }
        } catch {
            if number > 0, error.kind == .server, error.reason.contains("maintenance") { return nil }
            throw error
        }
    }

    /// A company's file, from the cache where it is fresh; nil where there is none.
    private func profile(_ cik: Int, _ transport: any HTTPTransport) async throws(SourceError) -> CompanyProfile? {
        let key = "edgar/profile/\(cik)"
        if let kept = cache.fresh(key, now: now()), let profile = try? SubmissionsFile.read(kept).content {
            return profile
        }
        let digits = String(repeating: "0", count: max(0, 10 - String(cik).count)) + String(cik)
        let request = HTTPRequest(
            "\(factsAddress)/submissions/CIK\(digits).json", .json, agent: agent, deadline: .seconds(30))
        do throws(SourceError) {
            let answer = try await transport.fetch(request)
            let profile: CompanyProfile
            do throws(FeedError) { profile = try SubmissionsFile.read(answer.body).content } catch {
                throw SourceError(error)
            }
            cache.keep(ProfileFile.text(of: profile), for: key, at: now())
            return profile
        } catch {
            if error.kind == .notFound { return nil }
            throw error
        }
    }
}
