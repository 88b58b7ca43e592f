import Formats
import Model
import Networking

/// The newest filings of a form, read page by page back to those seen before.
struct FormReading: Sendable {
    /// The filings related to deals.
    var filings: [Filing] = []
    /// The accession numbers of all filings read.
    var accessions: Set<String> = []
    /// Entries that could not be parsed.
    var errors: [FeedError] = []
    /// Whether it reaches a filing that was seen before.
    var reachesSeen = false
    /// The first day from which every filing was read; nil if the list is empty.
    var completeFrom: Day?

    /// The number of entries requested per page, the service's maximum.
    static let pageSize = 100
    /// The maximum number of pages: on the first reading, and later to close a gap.
    static let firstPages = 2, mostPages = 12
}

/// Fetches filings from EDGAR, and the profiles of the companies they name.
struct EDGARFilings: Sendable {
    /// The forms that are polled, each with its own list. The service also returns every form that begins with one of
    /// these.
    static let forms = ["8-K", "425", "SC TO-T", "SC 14D9", "DEFM14A", "PREM14A", "S-4", "F-4", "SC 13E3"]
    /// The forms that make deals; an 8-K on its own does not.
    static let mergerForms = forms.filter { $0 != "8-K" }
    /// The maximum number of company profiles read after a list.
    private static let mostProfiles = 40

    let address, factsAddress: String
    let agent: HTTPRequest.Agent
    let tracker: FilingTracker
    let cache: any ResponseCache
    let now: @Sendable () -> Timestamp

    /// Fetches a form's list and returns its new filings and deals.
    func fetch(_ form: String, _ transport: any HTTPTransport) async throws(SourceError) -> PollResult {
        let reading = try await read(form, transport)
        tracker.record(reading, of: form)
        var errors = reading.errors
        let companies = tracker.companiesToRead(EDGARFilings.mostProfiles, at: now())
        defer { tracker.release(companies) }
        for cik in companies {
            do throws(SourceError) {
                tracker.record(try await profile(cik, transport), of: cik)
            } catch {
                if Task.isCancelled { throw error }
                tracker.fail(cik, error, at: now())
                errors.append(FeedError("edgar", expected: "the file of company \(cik)", found: error.reason))
                // If the host is unreachable or limits requests, the remaining companies are not requested.
                if error.concernsConnection { break }
            }
        }
        let today = NewYorkTime.wallClock(at: now()).day
        // An unparseable list has thrown above.
        return PollResult(
            tracker.newUpdates(at: today, forms: EDGARFilings.mergerForms), isUnderstood: true, errors: errors)
    }

    /// Reads a form's list back to the filings seen before. If a page fails nothing is recorded, since the gap would
    /// remain.
    private func read(_ form: String, _ transport: any HTTPTransport) async throws(SourceError) -> FormReading {
        var reading = FormReading()
        let most = tracker.hasRead(form) ? FormReading.mostPages : FormReading.firstPages
        for number in 0..<most {
            guard let page = try await page(number, of: form, transport) else { break }
            reading.filings += page.content.filings
            reading.accessions.formUnion(page.content.accessions)
            reading.errors += page.errors
            let isLast = page.content.entries < FormReading.pageSize
            // The oldest day of a page may continue on the next page.
            if let oldest = page.content.oldest { reading.completeFrom = isLast ? oldest : oldest + 1 }
            reading.reachesSeen = tracker.hasSeen(page.content.accessions, of: form)
            if isLast || reading.reachesSeen { break }
        }
        return reading
    }

    /// A page of a form's list; nil past the end, where the service responds with a maintenance page.
    private func page(
        _ number: Int, of form: String, _ transport: any HTTPTransport
    ) async throws(SourceError) -> Parsed<EDGARPage>? {
        let type = form.split(separator: " ").joined(separator: "%20")
        let url =
            "\(address)/cgi-bin/browse-edgar?action=getcurrent&type=\(type)&company=&dateb=&owner=include"
            + "&start=\(number * FormReading.pageSize)&count=\(FormReading.pageSize)&output=atom"
        do throws(SourceError) {
            let response = try await transport.fetch(
                HTTPRequest(url, .xml, agent: agent, deadline: .seconds(30), byteLimit: 4 << 20))
            do throws(FeedError) { return try EDGARFeed.read(response.body) } catch { throw SourceError(error) }
        } catch {
            if number > 0, error.kind == .server, error.reason.contains("maintenance") { return nil }
            throw error
        }
    }

    /// A company's profile, from the cache if it is fresh; nil if there is none.
    private func profile(_ cik: Int, _ transport: any HTTPTransport) async throws(SourceError) -> CompanyProfile? {
        let key = "edgar/profile/\(cik)"
        if let body = cache.fresh(key, now: now()), let profile = try? SubmissionsFile.read(body).content {
            return profile
        }
        let digits = String(repeating: "0", count: max(0, 10 - String(cik).count)) + String(cik)
        let request = HTTPRequest(
            "\(factsAddress)/submissions/CIK\(digits).json", .json, agent: agent, deadline: .seconds(30))
        do throws(SourceError) {
            let response = try await transport.fetch(request)
            let profile: CompanyProfile
            do throws(FeedError) { profile = try SubmissionsFile.read(response.body).content } catch {
                throw SourceError(error)
            }
            cache.store(ProfileFile.text(of: profile), for: key, at: now())
            return profile
        } catch {
            if error.kind == .notFound { return nil }
            throw error
        }
    }
}
