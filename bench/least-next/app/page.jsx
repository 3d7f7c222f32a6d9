export default function Page() {
  return <a href="/start">Start</a>;
}
