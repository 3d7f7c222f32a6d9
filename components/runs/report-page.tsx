import { CopyButton } from '@/components/ui/copy-button';

/** The report as text: copy, print, and download give the same text as the page. */
export function ReportPage({ run, report }: { run: string; report: string }) {
  return (
    <main id="content" data-page="report" className="page">
      <div className="page-head no-print">
        <div>
          <h1 className="title">Report</h1>
          <p className="lead">
            To print, or to paste into a ticket. Tokens, codes, secrets, and anything that identifies the user
            are omitted.
          </p>
        </div>
        <p className="row row-tight">
          <CopyButton text={report} label="Copy report" className="button button-primary" />
          <a
            className="button"
            download="claimcheck-report.md"
            href={`data:text/markdown;charset=utf-8,${encodeURIComponent(report)}`}
          >
            Download
          </a>
          <a className="button" href={`/runs/${run}`}>
            Back to the sign-in
          </a>
        </p>
      </div>
      <pre className="wire wrap">{report}</pre>
    </main>
  );
}
