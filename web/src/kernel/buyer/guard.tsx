/** A page that breaks is told as a note: what is around it, and the way out, stay. */
import { Component, type ReactNode } from "react";
import { Button, Screen } from "./parts";
import { useSay } from "./words";

function Broken({ again }: { again: () => void }) {
  const say = useSay();
  return (
    <Screen title={say({ zh: "页面出错了", en: "Something went wrong" })}>
      <div className="b-waiting" role="alert">
        <p>
          {say({ zh: "这个页面没能显示。您的数据没有丢失。", en: "This page could not be shown. Nothing is lost." })}
        </p>
        <Button onClick={again}>{say({ zh: "重试", en: "Try again" })}</Button>
      </div>
    </Screen>
  );
}

type Props = { children: ReactNode };

/** React logs the error itself; keyed by the path, so that another page begins afresh. */
export class Guard extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return <Broken again={() => this.setState({ broken: false })} />;
  }
}
